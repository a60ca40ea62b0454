package io.rantwin.xapp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Whom the framework may know: the codecs (it carries E2AP) and A1's wire objects; no twin. */
@AnalyzeClasses(packages = "io.rantwin.xapp", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule knowsTheCodecsAndA1 = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.rantwin.harness..", "io.rantwin.twin..", "io.rantwin.planner..");

    /** Of the framework it knows the complaints only, which know nothing: what is said of a peer is said in one way. */
    @ArchTest
    static final ArchRule rmrStandsAlone = classes()
            .that()
            .resideInAPackage("io.rantwin.xapp.rmr..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "jdk.net",
                    "org.slf4j",
                    "org.jspecify.annotations",
                    "io.rantwin.xapp.complaint",
                    "io.rantwin.xapp.rmr..");

    @ArchTest
    static final ArchRule complaintsStandAlone = classes()
            .that()
            .resideInAPackage("io.rantwin.xapp.complaint")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.time",
                    "org.slf4j",
                    "org.jspecify.annotations",
                    "io.rantwin.xapp.complaint");

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.rantwin.xapp.(*)..").should().beFreeOfCycles();
}
