package io.rantwin.twin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The twin is computation: of the product it knows the catalogue's names and units and the
 * records of A1 policies, and it opens nothing and starts nothing. */
@AnalyzeClasses(packages = "io.rantwin.twin", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule knowsNamesAndNumbersOnly = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.io",
                    "java.lang..",
                    "java.math",
                    "java.nio",
                    "java.nio.charset",
                    "java.security",
                    "java.time..",
                    "java.util..",
                    "jdk.incubator.vector",
                    "com.fasterxml.jackson..",
                    "org.apache.commons.math3..",
                    "org.jspecify.annotations",
                    "io.rantwin.codecs.catalogue",
                    "io.rantwin.a1.policy",
                    "io.rantwin.twin..");

    @ArchTest
    static final ArchRule opensNothingAndStartsNothing = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.Thread")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.Executors")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java[.]io[.](File.*|RandomAccessFile)");

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.rantwin.twin.(*)..").should().beFreeOfCycles();
}
