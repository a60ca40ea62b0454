package io.rantwin.harness.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.rantwin.harness.process.BuiltLauncher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;

/** Runs the commands of pages in their order, in one folder. What goes on running has a terminal of its own until it is ended. */
final class Story implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration READY = Duration.ofMinutes(1);
    private static final Path GIVEN = Path.of("src/test/resources/documents").toAbsolutePath();
    private static final List<String> ELSEWHERE =
            List.of("localhost", "pms", "ics", "kafka", "twin", "rapp", "planner", "ric", "vm", "runsc");

    private final OwnNetwork network;
    private final Path folder;
    private final Path scripts;
    private final Map<Program, Terminal> running = new EnumMap<>(Program.class);
    private final Map<String, String> standIns = new LinkedHashMap<>();
    private int typed;
    private int ran;
    private final List<String> lies = new ArrayList<>();

    Story(OwnNetwork network, Path folder) throws IOException {
        this.network = network;
        this.folder = folder;
        this.scripts = Files.createDirectory(folder.resolve(".typed"));
        Path hosts = Files.writeString(
                scripts.resolve("hosts"),
                ELSEWHERE.stream().map(name -> "127.0.0.1 " + name + "\n").collect(Collectors.joining()));
        // An answer that is a refusal is one for curl, too.
        Files.writeString(folder.resolve(".curlrc"), "fail-with-body\nsilent\nshow-error\n");
        BuiltLauncher.in(folder, "-Djdk.net.hosts.file=" + hosts);
    }

    /** A page in a network and a folder of its own, all ended as it promises. Skipped where there is no such network. */
    static void tellWhole(Page page, Path folder) throws IOException, InterruptedException {
        Optional<OwnNetwork> found = OwnNetwork.open();
        assumeThat(found)
                .as("`unshare -r -n` makes a network of its own, as Linux allows it")
                .isPresent();
        try (OwnNetwork network = found.orElseThrow();
                Story story = new Story(network, folder)) {
            story.tell(page);
            story.stop();
            assertThat(story.lies).as("%s: what does not hold", page).isEmpty();
            System.out.println(page + ": " + story.ran + " commands run");
        }
    }

    /** Runs a page from its begin to its end. */
    void tell(Page page) throws IOException, InterruptedException {
        for (Block block : page.blocks()) {
            for (Note note : block.notes()) {
                if (note instanceof Note.FileOf(String name)) {
                    Files.writeString(folder.resolve(name), String.join("\n", block.lines()) + "\n");
                }
            }
        }
        for (Block block : page.blocks()) {
            for (Note note : block.notes()) {
                switch (note) {
                    case Note.Given(String what, boolean isPage) -> given(what, isPage);
                    case Note.StandIn(String word, String text) -> standIns.put(word, text);
                    case Note.Stopped(String command) -> stop(command);
                    case Note.FileOf _, Note.Read _, Note.EndsWith _ -> {}
                }
            }
            for (Step step : block.steps()) {
                if (isRun(block, step)) {
                    check(() -> run(page.name() + ":" + step.line(), step, block.code(step)));
                }
            }
        }
    }

    /** Goes on when something does not hold: what else does not is worth to be known. */
    private void check(Part part) throws IOException, InterruptedException {
        try {
            part.run();
        } catch (AssertionError | ConditionTimeoutException lie) {
            System.out.println(lie.getMessage());
            lies.add(String.valueOf(lie.getMessage()));
        }
    }

    /** Of a story. */
    private interface Part {
        void run() throws IOException, InterruptedException;
    }

    private void given(String what, boolean isPage) throws IOException, InterruptedException {
        if (isPage) {
            tell(Page.named(what));
        } else {
            check(() -> run("given", new Step(0, what, List.of()), 0));
        }
    }

    private boolean isRun(Block block, Step step) throws IOException, InterruptedException {
        Optional<Note.Read> reason = block.reason(step);
        if (reason.isEmpty() || reason.get().unless().isEmpty()) {
            return reason.isEmpty();
        }
        return valueOf("$(" + reason.get().unless() + " && echo yes || true)").equals("yes");
    }

    /** What a shell makes of it. */
    private String valueOf(String text) throws IOException, InterruptedException {
        Terminal terminal = type("value of " + text, "exec 2>/dev/null\nprintf %s \"" + text + "\"", false);
        terminal.awaitEnd(0, LONGEST);
        return terminal.said();
    }

    private void run(String where, Step step, int code) throws IOException, InterruptedException {
        String text = step.text();
        for (Map.Entry<String, String> each : standIns.entrySet()) {
            if (text.contains(each.getKey())) {
                text = text.replace(each.getKey(), valueOf(each.getValue()));
            }
        }
        text = text.replaceAll("(?m) \\.\\.\\.(?=\\s|$)", "");
        Program program = code == 0 ? Program.of(text).orElse(null) : null;
        if (program != null) {
            Terminal before = running.remove(program);
            if (before != null) {
                check(() -> before.interrupt(program, LONGEST));
            }
        }
        ran++;
        Terminal terminal = type(where + ": " + text, text, program == null);
        if (program == null) {
            terminal.awaitEnd(code, LONGEST);
        } else {
            running.put(program, terminal);
            await(text).atMost(READY).until(() -> program.isReady(terminal.said()) || !terminal.isRunning());
            assertThat(program.isReady(terminal.said()))
                    .as("%s is ready:%n%s", terminal, terminal.said())
                    .isTrue();
        }
        for (String line : step.shown()) {
            String begin = line.replaceFirst("^(\\S+ \\S+).*$", "$1");
            assertThat(terminal.said()).as("%s: %s", terminal, line).contains(begin);
        }
    }

    /** Commands that end leave what they set for those after them, as in one terminal. */
    private Terminal type(String name, String text, boolean isKept) throws IOException {
        Path kept = scripts.resolve("terminal");
        String script = "[ ! -e " + kept + " ] || . " + kept + "\nset -a -e\n" + text + "\n"
                + (isKept ? "{ export -p; declare -f; printf 'cd %q\\n' \"$PWD\"; } > " + kept + "\n" : "");
        Path file = Files.writeString(scripts.resolve(String.format("%03d", typed++)), script);
        Map<String, String> variables = Map.of(
                "HOME", folder.toString(),
                "GIVEN", GIVEN.toString(),
                "REPOSITORY", GIVEN.resolve("../../../../..").normalize().toString(),
                "PATH", folder + ":" + System.getenv("PATH"));
        return Terminal.start(name, network, file, folder, variables);
    }

    private void stop(String command) throws IOException, InterruptedException {
        Optional<Program> program = Program.of(command);
        if (program.isEmpty()) {
            stop();
        } else {
            Terminal terminal = running.remove(program.get());
            check(() -> terminal.interrupt(program.get(), LONGEST));
        }
    }

    /** Ends what runs, the last first. */
    private void stop() throws IOException, InterruptedException {
        for (Program program : List.copyOf(running.keySet()).reversed()) {
            Terminal terminal = running.remove(program);
            check(() -> terminal.interrupt(program, LONGEST));
        }
    }

    @Override
    public void close() {
        running.values().forEach(Terminal::kill);
    }
}
