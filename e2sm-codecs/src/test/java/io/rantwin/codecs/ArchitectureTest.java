package io.rantwin.codecs;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Whom the codecs may know: the Java base library without files, sockets and threads, Jackson, and themselves. */
@AnalyzeClasses(packages = "io.rantwin.codecs", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final DescribedPredicate<JavaClass> FILES_OR_SOCKETS = describe(
            "are files or sockets",
            type -> type.getPackageName().startsWith("java.nio.file")
                    || type.getPackageName().startsWith("java.nio.channels")
                    || type.getPackageName().startsWith("java.net")
                    || type.getName().startsWith("java.io.File")
                    || type.getName().equals("java.io.RandomAccessFile"));

    private static final DescribedPredicate<JavaClass> THREADS_OR_PROCESSES = describe(
            "are threads or processes",
            type -> type.getName().equals("java.lang.Thread")
                    || type.getName().startsWith("java.lang.Process")
                    || type.getName().endsWith("Executor")
                    || type.getName().endsWith("ExecutorService"));

    @ArchTest
    static final ArchRule knowOnlyJavaAndJackson = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.io",
                    "java.nio",
                    "java.nio.charset",
                    "java.math",
                    "java.time..",
                    "java.text",
                    "com.fasterxml.jackson..",
                    "org.jspecify.annotations",
                    "io.rantwin.codecs..");

    @ArchTest
    static final ArchRule openNoFileAndNoSocket = noClasses()
            .should()
            .dependOnClassesThat(FILES_OR_SOCKETS)
            .because("codecs turn bytes into records, no more");

    @ArchTest
    static final ArchRule startNoThread = noClasses().should().dependOnClassesThat(THREADS_OR_PROCESSES);

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.rantwin.codecs.(*)..").should().beFreeOfCycles();
}
