package io.rantwin.harness.ran.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.harness.Main;
import io.rantwin.harness.ran.scenario.Scenario;
import io.rantwin.harness.ran.scenario.ScenarioChanges;
import io.rantwin.harness.ran.scenario.Scenarios;
import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import picocli.CommandLine;

/** The command as an operator has it: what it leaves in files, what it says of mistakes, that a seed says everything. */
class RanCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("ran"));
        all.addAll(List.of(arguments));
        CommandLine line = Main.commandLine();
        return line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    /** The command without the rest of the command line, at a time that stands still. */
    private int runTimeless(CountDownLatch stop, PrintWriter errors, long connectMillis, String... arguments) {
        return new CommandLine(new RanCommand(stop, () -> 0, connectMillis))
                .setOut(new PrintWriter(out, true))
                .setErr(errors)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    private List<Path> files(String name) throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.sorted().toList();
        }
    }

    /** A scenario with a fault, so that there is some truth. */
    private Path withFault() throws Exception {
        run("tiny", "--show");
        return Files.writeString(
                folder.resolve("broken.yaml"),
                out + "faults:\n  - {kind: sleepingCell, cell: S1-1, from: 30s, until: 60s}\n");
    }

    @Test
    void aRunToItsEndLeavesPicturesCountersAndTruth() throws Exception {
        Path scenario = withFault();
        assertThat(run(
                        scenario.toString(),
                        "--duration=130s",
                        "--plot=" + folder.resolve("plot"),
                        "--pm=" + folder.resolve("pm"),
                        "--truth=" + folder.resolve("truth.jsonl")))
                .as(err.toString())
                .isZero();

        assertThat(out.toString()).contains("130 s simulated in ").contains(" Gbit served");
        assertThat(files("plot"))
                .extracting(path -> path.getFileName().toString())
                .containsExactly(
                        "load.png", "map.png", "power.png", "rsrp-cdf.png", "sinr-cdf.png", "throughput-cdf.png");
        for (Path picture : files("plot")) {
            assertThat(Files.readAllBytes(picture)).startsWith(0x89, 'P', 'N', 'G');
            BufferedImage image = ImageIO.read(picture.toFile());
            assertThat(image.getWidth() * image.getHeight())
                    .as(picture.toString())
                    .isGreaterThan(100_000);
            assertThat(out.toString()).contains(picture.toString());
        }
        // Two whole minutes of one site, and which cell is which.
        assertThat(files("pm")).hasSize(5);
        for (Path counters : files("pm")) {
            if (counters.toString().endsWith(".xml")) {
                assertCounters(counters);
            } else if (counters.toString().endsWith(".csv")) {
                assertThat(Files.readAllLines(counters)).hasSize(1 + 2 * 3);
            } else {
                JsonNode tree = JSON.readTree(Files.readAllBytes(counters));
                assertThat(tree.isObject()).isTrue();
                assertThat(tree.toString()).contains("RRU.PrbUsedDl").contains("NRCellDU=2");
            }
        }
        List<String> truth = Files.readAllLines(folder.resolve("truth.jsonl"));
        assertThat(truth).hasSizeGreaterThanOrEqualTo(2);
        assertThat(truth.stream()
                        .map(RanCommandTest::tree)
                        .map(line -> line.path("kind").asText()))
                .containsOnly("sleepingCell");
        assertThat(tree(truth.getFirst()).path("networkTimeMicros").asLong()).isEqualTo(30_000_000);
        assertThat(tree(truth.getLast()).path("networkTimeMicros").asLong()).isEqualTo(60_000_000);
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    /** Shares of blocks, users and power as a cell of some 30 % load has them. */
    private static void assertCounters(Path file) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        assertThat(
                        document.getDocumentElement().getLocalName() == null
                                ? document.getDocumentElement().getTagName()
                                : document.getDocumentElement().getLocalName())
                .isEqualTo("measDataFile");
        Map<String, List<Double>> values = new TreeMap<>();
        NodeList infos = document.getElementsByTagName("measInfo");
        for (int i = 0; i < infos.getLength(); i++) {
            Element info = (Element) infos.item(i);
            Map<String, String> names = new TreeMap<>();
            NodeList types = info.getElementsByTagName("measType");
            for (int t = 0; t < types.getLength(); t++) {
                Element type = (Element) types.item(t);
                names.put(type.getAttribute("p"), type.getTextContent());
            }
            NodeList results = info.getElementsByTagName("r");
            for (int r = 0; r < results.getLength(); r++) {
                Element result = (Element) results.item(r);
                String name = names.get(result.getAttribute("p"));
                assertThat(name).isNotNull();
                if (!result.getTextContent().equals("NIL")) {
                    values.computeIfAbsent(name, _ -> new ArrayList<>())
                            .add(Double.parseDouble(result.getTextContent()));
                }
            }
        }
        assertThat(values.get("RRU.PrbUsedDl"))
                .hasSize(3)
                .allSatisfy(used -> assertThat(used).isBetween(0.0, 51.0));
        assertThat(values.get("RRC.ConnMean"))
                .hasSize(3)
                .allSatisfy(users -> assertThat(users).isBetween(0.0, 12.0));
        assertThat(values.get("RRC.ConnMean").stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isBetween(3.0, 12.0);
        assertThat(values.get("PEE.AvgPower"))
                .isNotEmpty()
                .allSatisfy(watts -> assertThat(watts).isBetween(100.0, 3000.0));
    }

    /** Everything that a run of some minutes leaves, by name. */
    private Map<String, String> traces(Path scenario, String name, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                scenario.toString(),
                "--duration=130s",
                "--pm=" + folder.resolve(name),
                "--truth=" + folder.resolve(name + ".jsonl")));
        arguments.addAll(List.of(more));
        out.getBuffer().setLength(0);
        assertThat(runTimeless(new CountDownLatch(1), new PrintWriter(err, true), 0, arguments.toArray(String[]::new)))
                .as(err.toString())
                .isZero();
        Map<String, String> traces = new TreeMap<>();
        traces.put("summary", out.toString());
        traces.put("truth", Files.readString(folder.resolve(name + ".jsonl")));
        for (Path file : files(name)) {
            traces.put(file.getFileName().toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        }
        return traces;
    }

    @Test
    void theSameSeedLeavesTheSameBytesAndAnotherOneDoesNot() throws Exception {
        Path scenario = withFault();
        Map<String, String> first = traces(scenario, "a");
        Map<String, String> again = traces(scenario, "b");
        Map<String, String> other = traces(scenario, "c", "--seed=77");

        assertThat(first).hasSize(7).isEqualTo(again);
        assertThat(other.keySet()).isEqualTo(first.keySet());
        for (String name : first.keySet()) {
            if (!name.equals("truth") && !name.equals("cells.csv")) {
                assertThat(other.get(name)).as(name).isNotEqualTo(first.get(name));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nowhere-9 | nowhere-9 is neither a file nor one of the scenarios tiny, quiet-7",
                "nowhere-9 --show | nowhere-9 is neither a file nor one of the scenarios tiny, quiet-7",
                "tiny --seed=abc | 'abc' is not a long",
                "tiny --duration=soon | --duration takes a duration such as 500ms, 90s, 30min, 24h, not soon",
                "tiny --duration=0s | --duration takes a duration",
                "tiny --duration=-5s | --duration takes a duration",
                "tiny --day=25h | a day lasts above 0 and at most 86400 s, not 90000",
                "tiny --day=0s | --day takes a duration",
                "tiny --start=noon | --start takes a time of the week such as \"monday 08:30\", not noon",
                "tiny --start=monday~25:00 | --start takes a time of the week",
                "tiny --speed=0 | --speed takes a number above 0 or max, not 0",
                "tiny --speed=-1 | --speed takes a number above 0 or max, not -1",
                "tiny --speed=fast | --speed takes a number above 0 or max, not fast",
                "tiny --o1=999999 | --o1 takes HOST:PORT, not 999999",
                "tiny --connect=127.0.0.1:999999 | --connect takes HOST:PORT, not 127.0.0.1:999999",
                "tiny --connect=127.0.0.1 | --connect takes HOST:PORT, not 127.0.0.1",
                "tiny --connect=127.0.0.1:0 | --connect takes HOST:PORT, not 127.0.0.1:0",
                "tiny --plmn=12 | --plmn takes 5 or 6 digits such as 00101, not 12",
                "tiny --gnb-id=4194304 | --gnb-id has 22 bits, which 4194304 has not",
                "tiny --gnb-id=-1 | --gnb-id has 22 bits, which -1 has not",
                "tiny --status-seconds=0 | --status-seconds is at least 1",
                "tiny --transport=pigeon | --transport",
                "tiny --kpm=V9_99 | --kpm",
                "tiny --nonsense | Unknown option: '--nonsense'",
                "tiny tiny | Unmatched argument at index"
            })
    void whatIsWrongIsToldBeforeAnythingIsDone(String arguments, String sentence) {
        String[] each = arguments.split(" ");
        Arrays.setAll(each, i -> each[i].replace('~', ' '));
        assertThat(run(each)).isEqualTo(2);
        assertThat(err.toString().lines().findFirst().orElse("")).contains(sentence);
        assertThat(err.toString()).contains("Try: rantwin ran --help").doesNotContain("Exception", "\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aFolderThatIsAFileAndAFileThatIsAFolder() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        for (String option : List.of("--plot", "--pm")) {
            err.getBuffer().setLength(0);
            assertThat(run("tiny", "--duration=1s", option + "=" + file)).isEqualTo(2);
            assertThat(err.toString()).startsWith(option + " takes a folder, and " + file + " is a file");
        }
        err.getBuffer().setLength(0);
        assertThat(run("tiny", "--duration=1s", "--truth=" + folder)).isEqualTo(2);
        assertThat(err.toString()).startsWith("--truth takes a file, and " + folder + " is a folder");
        err.getBuffer().setLength(0);
        Path nowhere = folder.resolve("no/such/truth.jsonl");
        assertThat(run("tiny", "--duration=1s", "--truth=" + nowhere)).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("rantwin ran: " + nowhere + ": it cannot be opened\n");
        err.getBuffer().setLength(0);
        assertThat(run("tiny", "--duration=1s", "--plot=" + file.resolve("below")))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("rantwin ran: " + file);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aScenarioFileWithMistakesNamesThemAll() throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "population: {users: -3}\nsped: 2\n");
        assertThat(run(wrong.toString())).isEqualTo(1);
        assertThat(err.toString()).startsWith("rantwin ran: ").contains("users", "sped", wrong.toString());
    }

    @Test
    void anO1PortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("tiny", "--duration=1s", "--o1=" + taken.getLocalPort()))
                    .isEqualTo(1);
            assertThat(err.toString())
                    .contains(Integer.toString(taken.getLocalPort()))
                    .doesNotContain("\tat ");
        }
    }

    /** A port at which nobody listens: bound, so that nobody else takes it, and closed again. */
    private static int silentPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return taken.getLocalPort();
        }
    }

    @Test
    void withoutARicTheNetworkRunsAndTheNodesGoOnTrying() throws Exception {
        int port = silentPort();
        assertThat(runTimeless(
                        new CountDownLatch(1),
                        new PrintWriter(err, true),
                        500,
                        "tiny",
                        "--connect=127.0.0.1:" + port,
                        "--transport=tcp",
                        "--speed=max",
                        "--duration=5s"))
                .isZero();
        assertThat(err.toString())
                .contains("1 E2 nodes over TCP to 127.0.0.1:" + port)
                .contains("not all nodes are connected yet; the network runs, they go on trying")
                .contains("disconnected");
        assertThat(out.toString()).contains("5 s simulated").contains("0 of 1 nodes");
    }

    @Test
    void aSignalEndsTheWaitForARicAndTheRun() throws Exception {
        CountDownLatch stop = new CountDownLatch(1);
        // The signal comes when the node has failed for the first time.
        StringWriter said = new StringWriter() {
            @Override
            public void write(String text, int from, int length) {
                super.write(text, from, length);
                if (text.contains("disconnected")) {
                    stop.countDown();
                }
            }
        };
        assertThat(runTimeless(
                        stop,
                        new PrintWriter(said, true),
                        3_600_000,
                        "tiny",
                        "--connect=127.0.0.1:" + silentPort(),
                        "--transport=tcp",
                        "--plot=" + folder.resolve("plot")))
                .isZero();
        assertThat(said.toString()).doesNotContain("not all nodes are connected");
        assertThat(out.toString()).contains("0 s simulated").contains("map.png");
    }

    @Test
    void whatIsListedCanBeShownAndWhatIsShownCanBeRun() throws Exception {
        assertThat(run("--list")).isZero();
        List<String> names =
                out.toString().lines().map(line -> line.split(" ", 2)[0]).toList();
        assertThat(names).isEqualTo(Scenarios.names());
        assertThat(out.toString().lines())
                .allSatisfy(line -> assertThat(line.split(" +", 2)[1]).isNotBlank());
        for (String name : names) {
            out.getBuffer().setLength(0);
            assertThat(run(name, "--show")).isZero();
            Path file = Files.writeString(folder.resolve("mine.yaml"), out.toString());
            Scenario mine = Scenarios.file(file, ScenarioChanges.NONE);
            Scenario original = Scenarios.named(name, ScenarioChanges.NONE);
            assertThat(mine.name()).isEqualTo(name);
            assertThat(mine.seed()).isEqualTo(original.seed());
            assertThat(mine.faults()).isEqualTo(original.faults());
            assertThat(mine.plan().slices())
                    .usingRecursiveComparison()
                    .isEqualTo(original.plan().slices());
            out.getBuffer().setLength(0);
            assertThat(run(file.toString(), "--show")).isZero();
            assertThat(out.toString()).isEqualTo(Files.readString(file));
        }
    }

    @Test
    void aScenarioThatWasShownRunsAsTheOriginal() throws Exception {
        run("tiny", "--show");
        Path file = Files.writeString(folder.resolve("mine.yaml"), out.toString());
        Map<String, String> mine = traces(file, "mine");
        Map<String, String> original = traces(Path.of("tiny"), "original");
        assertThat(mine).isEqualTo(original);
    }

    @Test
    void aDayCanBeSqueezedAndAWholeOneIsRunWhenNothingIsSaid() {
        assertThat(run("tiny", "--day=2min", "--start=friday 17:30", "--status-seconds=3600"))
                .isZero();
        assertThat(out.toString()).startsWith("120 s simulated");
    }
}
