package io.rantwin.harness.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every command that a document shows is one: the program reads its options, and does nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedCommandsTest {
    private static final Path ROOT = SourceTree.ofThisRepository().root();

    private final List<CommandLine> programs = List.of(
            io.rantwin.harness.Main.commandLine(),
            io.rantwin.nearrt.Main.commandLine(),
            new CommandLine(new io.rantwin.planner.Main()));

    static List<DocumentedCommands.Command> commands() {
        return SourceTree.ofThisRepository().files().stream()
                .filter(file -> file.toString().endsWith(".md"))
                .flatMap(DocumentedCommandsTest::commandsOf)
                .toList();
    }

    private static Stream<DocumentedCommands.Command> commandsOf(Path document) {
        try {
            return DocumentedCommands.of(ROOT, document).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isOne(DocumentedCommands.Command command) throws IOException {
        assertThat(mistake(command.words())).as("%s", command).isEmpty();
    }

    /** What a program has against it; empty when nothing. */
    private String mistake(List<String> words) throws IOException {
        String first = words.isEmpty() ? "" : words.getFirst();
        for (CommandLine program : programs) {
            if (program.getSubcommands().containsKey(first) && !first.equals("bench")) {
                return parsed(program, words);
            }
        }
        return namedByTheLauncher(words);
    }

    private static String parsed(CommandLine program, List<String> words) {
        try {
            program.parseArgs(words.toArray(new String[0]));
            return "";
        } catch (CommandLine.ParameterException wrong) {
            return String.valueOf(wrong.getMessage());
        }
    }

    /** What the launcher does itself: each of its words stands in it. */
    private static String namedByTheLauncher(List<String> words) throws IOException {
        String launcher = Files.readString(ROOT.resolve("rantwin"));
        return words.isEmpty()
                ? "which command?"
                : words.stream()
                        .filter(word -> !launcher.matches("(?s).*[\\s|]" + Pattern.quote(word) + "[\\s|)\\]:.,].*"))
                        .findFirst()
                        .map(word -> "the launcher does not know " + word)
                        .orElse("");
    }

    @Test
    void anOptionThatDoesNotExistIsFound() throws IOException {
        assertThat(mistake(List.of("ran", "city-21", "--spede", "3"))).contains("--spede");
        assertThat(mistake(List.of("twin", "whatif", "--sleeep", "a"))).contains("--sleeep");
        assertThat(mistake(List.of("data", "import", "--grain", "1s", "a.csv"))).contains("--grain");
        assertThat(mistake(List.of("test", "--fast"))).contains("--fast");
        assertThat(mistake(List.of("frobnicate"))).contains("frobnicate");
    }

    @Test
    void manyAreFound() {
        assertThat(commands()).hasSizeGreaterThan(80);
    }

    @Test
    void aLineIsReadAsAShellReadsIt() {
        assertThat(DocumentedCommands.commands(". ./ric.env; ./rantwin xapp   # the twin"))
                .containsExactly(List.of(".", "./ric.env"), List.of("./rantwin", "xapp"));
        assertThat(DocumentedCommands.commands("rantwin whatif --guard 'RRU.PrbTotDl<=80' > out.json && ls"))
                .containsExactly(List.of("rantwin", "whatif", "--guard", "RRU.PrbTotDl<=80"), List.of("ls"));
        assertThat(DocumentedCommands.commands("rantwin a ... --reason \"who: why\" \"\""))
                .containsExactly(List.of("rantwin", "a", "--reason", "who: why", ""));
    }
}
