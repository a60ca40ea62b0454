package io.rantwin.harness.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command of a document is run ({@link DocumentsTest}), or a note says why not: it needs something that a test has not, or it takes
 * minutes and another test runs it.
 */
class NotesTest {
    private static final Pattern REASON = Pattern.compile("(needs|changes|takes|asks) .+|is what runs this");
    private static final Pattern TEST = Pattern.compile("\\b[A-Z][A-Za-z]+Test\\b");

    static List<Page> pages() {
        return Page.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachCommandIsRunOrHasAReasonThatHolds(Page page) throws IOException {
        for (Block block : page.blocks()) {
            List<Step> steps = block.steps();
            for (Note note : block.notes()) {
                switch (note) {
                    case Note.Read read -> {
                        assertThat(steps)
                                .as("%s: %s no longer occurs", page, read)
                                .anyMatch(read::isAbout);
                        assertThat(read.why()).as("%s", page).matches(REASON);
                        for (String test : TEST.matcher(read.why())
                                .results()
                                .map(match -> match.group())
                                .toList()) {
                            assertThat(tests()).as("%s: %s", page, read).contains(test + ".java");
                        }
                    }
                    case Note.EndsWith ends ->
                        assertThat(steps)
                                .as("%s: %s", page, note)
                                .anyMatch(step -> step.command().equals(ends.command()));
                    case Note.StandIn standIn ->
                        assertThat(String.join("\n", block.lines()))
                                .as("%s", page)
                                .contains(standIn.word());
                    case Note.Given _, Note.Stopped _ ->
                        assertThat(steps).as("%s: %s", page, note).isNotEmpty();
                    case Note.FileOf _ ->
                        assertThat(steps).as("%s: %s", page, note).isEmpty();
                }
            }
        }
    }

    private static List<String> tests() throws IOException {
        try (Stream<Path> files =
                Files.find(Path.of(".."), 20, (file, _) -> file.toString().endsWith("Test.java"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void commandsStandInFences(Page page) throws IOException {
        assertThat(Files.readAllLines(page.file()))
                .filteredOn(line -> line.startsWith("    "))
                .noneMatch(line -> Block.isCommand(line.strip()));
    }

    @Test
    void blocksAreReadAsPeopleReadThem() {
        List<Block> blocks = Page.blocks("""
                <!-- tests: given `./rantwin ric` -->
                <!-- tests: read `helm *`, needs a cluster -->
                ```
                ./rantwin ran x   # why
                told at once
                curl -d '{
                  "a": 1}' b
                helm install a
                for x in a b; do
                  kubectl get $x
                done
                rantwin a \\
                    --b
                ```
                """.lines().toList());
        assertThat(blocks).hasSize(1);
        Block block = blocks.getFirst();
        assertThat(block.steps())
                .extracting(Step::command)
                .containsExactly(
                        "./rantwin ran x",
                        "curl -d '{\n  \"a\": 1}' b",
                        "helm install a",
                        "for x in a b; do\n  kubectl get $x\ndone",
                        "rantwin a \\\n    --b");
        assertThat(block.steps().getFirst().shown()).containsExactly("told at once");
        assertThat(block.steps())
                .filteredOn(step -> block.reason(step).isPresent())
                .hasSize(1);
    }

    @Test
    void whatIsNoNoteIsRefused() {
        assertThatThrownBy(() -> Note.of("<!-- tests: raed, needs a cluster -->"))
                .hasMessageContaining("raed");
        assertThatThrownBy(() -> Page.blocks(List.of("<!-- tests: stopped -->", "words")))
                .hasMessageContaining("without a block");
        assertThatThrownBy(() -> Page.blocks(List.of("```", "docker run", "```"))
                        .getFirst()
                        .steps())
                .hasMessageContaining("docker run");
    }
}
