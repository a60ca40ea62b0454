package io.rantwin.nearrt;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Whom the near-RT process may know: framework, codecs, A1, the twin and the contract; never planner or harness. */
@AnalyzeClasses(packages = "io.rantwin.nearrt", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule knowsNeitherPlannerNorHarness = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.rantwin.harness..", "io.rantwin.planner..");

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.rantwin.nearrt.(*)..").should().beFreeOfCycles();
}
