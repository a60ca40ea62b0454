package io.rantwin.harness;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Whom the harness may know: of the product it speaks the wire only (RMR included) and shares no model with the twin.
 * Complaints belong to RMR, which makes them, too.
 */
@AnalyzeClasses(packages = "io.rantwin.harness", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule knowsTheWireAndNothingElseOfTheProduct = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "com.fasterxml.jackson..",
                    "picocli..",
                    "org.jspecify.annotations",
                    "com.google.protobuf..",
                    "com.networknt.schema..",
                    "com.sun.nio.sctp",
                    "io.javalin..",
                    "io.lettuce..",
                    "kafka..",
                    "org.apache.kafka..",
                    "scala..",
                    "ch.qos.logback..",
                    "org.slf4j..",
                    "org.HdrHistogram",
                    "io.grpc..",
                    "com.google.common.util.concurrent",
                    "io.rantwin.api..",
                    "org.knowm.xchart..",
                    "javax.imageio..",
                    "jakarta.servlet..",
                    "org.eclipse.jetty.server..",
                    "io.rantwin.codecs..",
                    "io.rantwin.a1..",
                    "io.rantwin.xapp.rmr..",
                    "io.rantwin.xapp.complaint",
                    "io.rantwin.harness..");

    /** A twin that is judged by a network that shares its code would be judged by a copy of itself. */
    @ArchTest
    static final ArchRule theNetworkKnowsNothingOfTheTwin =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("io.rantwin.twin..");

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.rantwin.harness.(*)..").should().beFreeOfCycles();
}
