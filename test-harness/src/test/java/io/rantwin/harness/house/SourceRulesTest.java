package io.rantwin.harness.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The repository keeps the rules over files, and each rule can tell a broken tree from a clean one. */
class SourceRulesTest {
    private static final String SOME_PACKAGE = "module/src/main/java/io/rantwin/some/";
    private static final String DESCRIBED = "/** For a test. */\n@NullMarked\npackage io.rantwin.some;\n";

    /** A rule, and a file that breaks it. */
    record Rule(String name, Function<SourceRules, List<String>> check, String brokenBy, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    static final List<Rule> RULES = List.of(
            new Rule("no file is too long", SourceRules::filesThatAreTooLong, "A.java", "\n".repeat(501)),
            new Rule(
                    "the usual file is short",
                    SourceRules::usualFileIsTooLong,
                    SOME_PACKAGE + "package-info.java",
                    DESCRIBED + "\n".repeat(300)),
            new Rule(
                    "packages are described",
                    SourceRules::packagesWithoutDescription,
                    "module/src/main/java/io/rantwin/other/A.java",
                    "package io.rantwin.other;"),
            new Rule(
                    "packages are null-marked",
                    SourceRules::packagesWithoutDescription,
                    SOME_PACKAGE + "package-info.java",
                    "/** For a test. */\npackage io.rantwin.some;"),
            new Rule("nothing is left unfinished", SourceRules::unfinishedWork, "a.md", "TO" + "DO: the rest"),
            new Rule("no path of one machine", SourceRules::pathsOfOneMachine, "a.sh", "cd /ho" + "me/me/src"),
            new Rule("no registry", SourceRules::addressesOfRegistries, "a.json", "https://reg" + "istry.example/x"),
            new Rule(
                    "chance has a seed",
                    SourceRules::chanceWithoutSeed,
                    "module/src/test/java/A.java",
                    "@Prop" + "erty(tries = 5)"),
            new Rule("no sleep", SourceRules::sleeps, "A.java", "Thread.sl" + "eep(10);"),
            new Rule(
                    "no repository in a pom",
                    SourceRules::buildsThatBringTheirOwnRegistry,
                    "pom.xml",
                    "<project><repositories></repositories></project>"),
            new Rule("no Maven wrapper", SourceRules::buildsThatBringTheirOwnRegistry, "mvnw", "#!/bin/sh"),
            new Rule("no schema of others", SourceRules::referenceSchemas, "e2ap.asn1", ""),
            new Rule("links lead somewhere", SourceRules::brokenLinks, "README.md", "[that](docs/that.md)"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @FieldSource("RULES")
    void theRepositoryKeepsTheRule(Rule rule) {
        assertThat(rule.check().apply(new SourceRules(SourceTree.ofThisRepository())))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("RULES")
    void theRuleFindsWhatBreaksIt(Rule rule) throws IOException {
        write(SOME_PACKAGE + "package-info.java", DESCRIBED);
        write("README.md", "[the package](" + SOME_PACKAGE + ")");
        assertThat(rule.check().apply(new SourceRules(SourceTree.of(folder)))).isEmpty();

        write(rule.brokenBy(), rule.text());
        assertThat(rule.check().apply(new SourceRules(SourceTree.of(folder)))).isNotEmpty();
    }

    @Test
    void theRepositoryIsNotEmpty() {
        SourceTree tree = SourceTree.ofThisRepository();
        assertThat(tree.mainJava()).hasSizeGreaterThan(10);
        assertThat(tree.text().stream().map(tree::name)).contains("rantwin", "pom.xml", ".ci/run");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
