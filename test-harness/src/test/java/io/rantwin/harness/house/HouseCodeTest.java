package io.rantwin.harness.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Command;

/** How main code of every module is written, whatever it does. Whom a module may know stands in that module's own test. */
@AnalyzeClasses(packages = "io.rantwin", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseCodeTest {
    private static final Set<String> VAGUE_WORDS = Set.of("util", "utils", "common", "helper", "manager", "impl");

    /** Where an xApp's defaults are: the one place besides commands that may name the machine's clock and unseeded chance. */
    private static final String WIRING = "io.rantwin.xapp.XAppSetup";

    private static final Set<String> CLOCKS_AND_CHANCE = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.util.random.RandomGenerator.getDefault");

    private static final Set<String> MUTABLE = Set.of(
            "java.lang.StringBuilder",
            "java.lang.ThreadLocal",
            "java.util.ArrayList",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.TreeMap");

    @ArchTest
    static final ArchRule namesAreDomainWords = noClasses()
            .should(ArchCondition.from(describe("have a name that says nothing", HouseCodeTest::hasVagueName)));

    @ArchTest
    static final ArchRule staticFieldsAreFinal =
            // What the contract's generator writes is not ours to change.
            fields().that()
                    .areStatic()
                    .and()
                    .areDeclaredInClassesThat()
                    .resideOutsideOfPackage("io.rantwin.api..")
                    .should()
                    .beFinal();

    @ArchTest
    static final ArchRule staticFieldsHoldNoState = fields().that()
            .areStatic()
            .should()
            .notHaveRawType(describe("of something that changes after it was made", HouseCodeTest::isMutable));

    @ArchTest
    static final ArchRule timeAndChanceArePassedIn = noClasses()
            .that()
            .areNotAnnotatedWith(Command.class)
            .and()
            .doNotHaveFullyQualifiedName(WIRING)
            .should()
            .accessTargetWhere(describe(
                    "is the machine's clock or unseeded chance",
                    access -> access instanceof JavaCodeUnitAccess<?> call && isClockOrChance(call.getTarget())));

    @ArchTest
    static final ArchRule onlyProgramsUseStandardStreams = noClasses()
            .that(describe("are no commands and not inside of one", javaClass -> !isOfCommand(javaClass)))
            .and()
            .haveSimpleNameNotEndingWith("Main")
            .and()
            .resideOutsideOfPackage("io.rantwin.xapp.example")
            .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule oneLoggingFacade = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..", "org.apache.log4j..");

    private static boolean hasVagueName(JavaClass type) {
        for (String word : type.getPackageName().split("\\.", -1)) {
            if (VAGUE_WORDS.contains(word)) {
                return true;
            }
        }
        String name = type.getSimpleName().toLowerCase(Locale.ROOT);
        return VAGUE_WORDS.stream().anyMatch(name::endsWith);
    }

    private static boolean isMutable(JavaClass type) {
        return MUTABLE.contains(type.getName()) || type.getPackageName().startsWith("java.util.concurrent");
    }

    private static boolean isClockOrChance(CodeUnitAccessTarget target) {
        String owner = target.getOwner().getName();
        boolean withoutArguments = target.getRawParameterTypes().isEmpty();
        return CLOCKS_AND_CHANCE.contains(owner + "." + target.getName())
                || (owner.startsWith("java.time.") && target.getName().equals("now") && withoutArguments)
                || (owner.equals("java.time.Clock") && target.getName().startsWith("system"))
                || (owner.matches("java\\.util\\.(Splittable)?Random")
                        && target.getName().equals("<init>")
                        && withoutArguments);
    }

    private static boolean isOfCommand(JavaClass javaClass) {
        return javaClass.isAnnotatedWith(Command.class)
                || javaClass
                        .getEnclosingClass()
                        .filter(HouseCodeTest::isOfCommand)
                        .isPresent();
    }
}
