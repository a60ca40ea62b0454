package io.rantwin.planner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The planner knows the twin, its contract, policies and the catalogue of measurements; never the near-RT side. */
@AnalyzeClasses(packages = "io.rantwin.planner", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule knowsNothingOfTheNearRtSide = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.rantwin.nearrt..",
                    "io.rantwin.xapp..",
                    "io.rantwin.harness..",
                    "io.rantwin.codecs.asn1..",
                    "io.rantwin.codecs.ccc..",
                    "io.rantwin.codecs.e2ap..",
                    "io.rantwin.codecs.kpm..",
                    "io.rantwin.codecs.rc..",
                    "io.rantwin.codecs.per..");

    @ArchTest
    static final ArchRule onlyItsAdapterKnowsTheTrainingLibrary = noClasses()
            .that()
            .resideOutsideOfPackage("io.rantwin.planner.training.dl4j..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..");

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.rantwin.planner.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyStoresKnowTheirDatabase = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.rantwin.planner.durable..",
                    "io.rantwin.planner.history.chunks..",
                    "io.rantwin.planner.registry..",
                    "io.rantwin.planner.sweep.results..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.sqlite..", "org.flywaydb..");

    @ArchTest
    static final ArchRule onlyItsPackageKnowsSpark = noClasses()
            .that()
            .resideOutsideOfPackage("io.rantwin.planner.sweep.spark..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "scala..");
}
