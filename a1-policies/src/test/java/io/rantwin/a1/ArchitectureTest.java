package io.rantwin.a1;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URLEncoder;

/** Whom A1's objects may know: no other module, no file and no socket. */
@AnalyzeClasses(packages = "io.rantwin.a1", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule knowOnlyJavaJacksonAndTheSchemaLibrary = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "java.lang..",
                            "java.util..",
                            "java.io",
                            "java.nio",
                            "java.nio.charset",
                            "java.math",
                            "java.time..",
                            "com.fasterxml.jackson..",
                            "com.networknt.schema..",
                            "org.jspecify.annotations",
                            "io.rantwin.a1..")
                    .or(type(URLEncoder.class)));
}
