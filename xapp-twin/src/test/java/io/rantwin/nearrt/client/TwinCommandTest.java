package io.rantwin.nearrt.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grpc.ManagedChannel;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.rantwin.nearrt.service.FakeTwin;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TwinCommandTest {
    private static final String A = "001-01-000000001";

    private final FakeTwin twin = new FakeTwin();

    @TempDir
    private Path folder;

    private String out = "";
    private String err = "";

    @AfterEach
    void close() {
        twin.close();
    }

    private int run(String... args) {
        return run(twin::serve, false, args);
    }

    private int run(Supplier<ManagedChannel> channel, boolean terminal, String... args) {
        StringWriter results = new StringWriter();
        StringWriter complaints = new StringWriter();
        int code = new CommandLine(new TwinCommand(
                        (address, access) -> channel.get(),
                        name -> Map.<String, String>of().get(name),
                        terminal))
                .setOut(new PrintWriter(results))
                .setErr(new PrintWriter(complaints))
                .execute(args);
        out = results.toString();
        err = complaints.toString();
        return code;
    }

    private void prints(String expected) {
        assertThat(err).isEmpty();
        assertThat(out).isEqualTo(expected);
    }

    @Test
    void list() {
        assertThat(run("list")).isZero();
        prints("""
                CELL              NODE   LOAD %  USERS  THP kbit/s    AGE  TRUST    BASIS
                001-01-000000001  gnb_1   42.50     12        5200  2.0 s  trusted  geometry
                001-01-000000002  gnb_1   42.50     12        5200  2.0 s  trusted  geometry
                001-01-000000003  gnb_1   42.50     12        5200  2.0 s  trusted  geometry
                """);
        assertThat(run("list", "--node", "gnb_9")).isZero();
        prints("No cell has reported yet.\n");
    }

    @Test
    void nodes() {
        assertThat(run("nodes")).isZero();
        prints("""
                NODE   STATE      CELLS  NOT OFFERED
                gnb_1  connected      3  DRB.RlcSduDelayDl
                """);
    }

    @Test
    void show() {
        assertThat(run("show", A)).isZero();
        prints("""
                Cell 001-01-000000001 of node gnb_1, geometry
                State 1 as of 2027-01-15T08:00:00Z network time
                Trust: trusted
                MEASUREMENT    MEAN     +-  UNIT      AGE
                DRB.UEThpDl    5200    300  kbit/s  2.5 s
                RRC.ConnMean     12  0.500  UE      2.5 s
                RRU.PrbTotDl  42.50  1.500  %       2.0 s
                """);
    }

    @Test
    void watchPrintsALineForEachStateWhenItIsNoTerminal() {
        assertThat(run("watch", A, "--count", "1")).isZero();
        prints("2027-01-15T08:00:00Z 001-01-000000001 load 42.50 % users 12 thp 5200 kbit/s age 2.0 s trusted\n");
        assertThat(run("watch", A, "--count", "1", "--json")).isZero();
        assertThat(out).startsWith("{\"cellId\":\"001-01-000000001\",\"ranName\":\"gnb_1\",\"version\":\"1\"");
    }

    @Test
    void watchDrawsATableInATerminal() {
        assertThat(run(twin::serve, true, "watch", A, "--count", "1", "--server", "twin:1"))
                .isZero();
        assertThat(out)
                .startsWith("\u001b[H\u001b[J1 cells of the twin at twin:1, 1 shown; Ctrl-C ends\n")
                .endsWith("""
                        CELL              LOAD %  USERS  THP kbit/s    AGE  TRUST    IN 10 s  90 %
                        001-01-000000001   42.50     12        5200  2.0 s  trusted       45  40.50 .. 49.50
                        """);
    }

    @Test
    void forecast() {
        assertThat(run("forecast", A, "--kpi", "RRU.PrbTotDl", "--horizon", "10,300"))
                .isZero();
        prints("""
                MEASUREMENT   UNIT      IN  MEDIAN   90 % INTERVAL  NAIVE  COVERAGE  HEAVIEST MEMBER
                RRU.PrbTotDl  %     10.0 s      45  40.50 .. 49.50  42.50         -  persistence 0.700
                RRU.PrbTotDl  %      5 min      45  40.50 .. 49.50  42.50         -  persistence 0.700
                """);
    }

    @Test
    void history() {
        assertThat(run("history", A)).isZero();
        prints("""
                BEGIN                   MS  FIGURES             BELIEVED
                2027-01-15T07:59:58Z  1000  RRU.PrbTotDl 40     yes
                2027-01-15T07:59:59Z  1000  RRU.PrbTotDl 42.50  yes
                """);
        assertThat(run("history", A, "--last", "1", "--kpi", "RRU.PrbTotDl")).isZero();
        assertThat(out)
                .contains("RRU.PrbTotDl 42.50, RRU.PrbTotDl of slice 1 10")
                .doesNotContain("07:59:58Z", "CQI");
        assertThat(run("history", A, "--kpi", "CARR.WBCQIDist")).isZero();
        assertThat(out).contains("CARR.WBCQIDist{distBinX=7} 3").doesNotContain("PrbTotDl");
        assertThat(run("history", A, "--bins")).isZero();
        assertThat(out).contains("RRU.PrbTotDl 40, CARR.WBCQIDist{distBinX=7} 3");
    }

    @Test
    void whatIfSpeaksAnEngineersWords() {
        assertThat(run(
                        "whatif",
                        "--sleep",
                        A,
                        "--horizon",
                        "10",
                        "--draws",
                        "16",
                        "--seed",
                        "3",
                        "--guard",
                        "RRU.PrbTotDl<=100",
                        "--guard",
                        "001-01-000000002:PEE.AvgPower>=1e6",
                        "--top",
                        "3"))
                .isZero();
        assertThat(err).isEmpty();
        assertThat(out)
                .containsPattern("^Against doing nothing, over 10 s, 16 draws, snapshot [0-9a-f]{12}, basis geometry\n")
                .containsPattern("001-01-000000002 +DRB.MeanActiveUeDl +users +[0-9.]+ +\\+[0-9.]+ ")
                .containsPattern("\\.\\.\\. and [0-9]+ smaller ones \\(--top\\)\n")
                .containsPattern("All cells: PEE.AvgPower -[0-9.]+ W \\(-[0-9.]+ \\.\\. -[0-9.]+\\) of [0-9]+\n")
                .containsPattern(
                        "All cells: energy -[0-9.]+ Wh of [0-9.]+ over 10 s; kept for an hour -[0-9.]+ kWh of [0-9.]+\n")
                .contains("Guard rail RRU.PrbTotDl <= 100: holds in all draws\n")
                .contains("Guard rail 001-01-000000002: PEE.AvgPower >= 1000000: breaks with probability 1.00, in"
                        + " 001-01-000000002\n");
        assertThat(run("whatif", "--horizon", "10", "--draws", "8")).isZero();
        assertThat(out).endsWith("Nothing changes.\n");
    }

    @Test
    void explain() {
        assertThat(run(
                        "explain",
                        "--sleep",
                        A + "@2",
                        "--demand",
                        "001-01-000000002=1.5",
                        "--kpi",
                        "PEE.AvgPower",
                        "--horizon",
                        "10",
                        "--draws",
                        "8"))
                .isZero();
        assertThat(out)
                .startsWith("All actions together change power (PEE.AvgPower) of the whole network by -")
                .contains("Due to sleep of 001-01-000000001: -")
                .contains("Due to demand of 001-01-000000002 times 1.5: +");
    }

    @Test
    void aSnapshotInAFileRepeatsAWhatIf() throws IOException {
        Path file = folder.resolve("network.snapshot");
        assertThat(run("snapshot", file.toString())).isZero();
        assertThat(out).matches("[0-9]+ octets, network time 2027-01-15T08:00:00Z, SHA-256 [0-9a-f]{64}\n");
        String[] ask = {
            "whatif",
            "--wake",
            A,
            "--power",
            A + "=40",
            "--tilt",
            A + "=3@1",
            "--cio",
            "001-01-000000001:001-01-000000002=-3",
            "--admit",
            A + "=10",
            "--demand",
            "2",
            "--horizon",
            "5",
            "--draws",
            "8",
            "--json",
            "--snapshot",
            file.toString()
        };
        assertThat(run(ask)).isZero();
        String first = out;
        assertThat(run(ask)).isZero();
        assertThat(out).isEqualTo(first);
        JsonNode answer = new ObjectMapper().readTree(first);
        assertThat(answer.get("draws").asInt()).isEqualTo(8);
        assertThat(answer.get("effects").get(0).get("kpi").has("name")).isTrue();
    }

    @Test
    void fidelityAnomaliesAndPolicies() {
        assertThat(run("fidelity", A)).isZero();
        prints("""
                CELL              MEASUREMENT   PERIOD   AHEAD  FIDELITY   SKILL  PREDICTIONS  WINDOW
                001-01-000000001  RRU.PrbTotDl   1.0 s  10.0 s     0.910  +0.120          890  15 min
                """);
        assertThat(run("anomalies")).isZero();
        prints("""
                CELL              KIND           SINCE                 FAULT 1 h   24 h  ROOT CAUSE  WHY
                001-01-000000002  sleeping cell  2027-01-15T07:59:00Z      0.200  0.600  itself      It serves nobody.
                All is made up.
                """);
        assertThat(run("policies")).isZero();
        prints("""
                es-1 (ORAN_EnergySaving_2.0.0): not enforced - Cell 001-01-000000001 would be overloaded.
                  2027-01-15T08:00:00Z 001-01-000000002: put the cell to sleep; verified; PEE.AvgPower foreseen -300 W, seen -280
                """);
    }

    @Test
    void killAndResume() {
        assertThat(run("kill", "--reason", "me: test")).isZero();
        prints("Control is off; 3 controls were taken back.\n");
        assertThat(run("resume", "--reason", "me: test over")).isZero();
        prints("Control is on.\n");
    }

    @Test
    void topology() throws IOException {
        assertThat(run("topology", "get")).isZero();
        Path file = Files.writeString(folder.resolve("topology.json"), out);
        assertThat(run("topology", "import", file.toString())).isZero();
        assertThat(out)
                .matches("3 cells, SHA-256 [0-9a-f]{64}\nCells that report and are not in it: 001-01-0000000ff\n");
        Path wrong = Files.writeString(folder.resolve("wrong.json"), out + "{");
        assertThat(run("topology", "import", wrong.toString())).isEqualTo(2);
        assertThat(err).startsWith("rantwin twin: the twin does not take this: topology_json: is no JSON");
        assertThat(run("topology", "import", folder.resolve("none").toString())).isEqualTo(1);
        assertThat(err).startsWith("rantwin twin: the topology cannot be read from");
    }

    @Test
    void models() {
        assertThat(run("models")).isZero();
        prints("There is no learned model.\n");
        assertThat(run("models", "activate", "m1")).isEqualTo(1);
        assertThat(err).isEqualTo("rantwin twin: There is no model m1.\n");
        assertThat(run("models", "withdraw", "m1")).isEqualTo(2);
        assertThat(err).startsWith("Missing required option: '--reason=TEXT'");
    }

    @Test
    void jsonIsThatOfTheContract() throws IOException {
        assertThat(run("--json", "show", A)).isZero();
        JsonNode cell = new ObjectMapper().readTree(out);
        assertThat(cell.get("networkTimeNs").asText()).isEqualTo("1800000000000000000");
        assertThat(cell.get("trust").asText()).isEqualTo("TRUST_TRUSTED");
        assertThat(cell.get("trustReason").asText()).isEmpty();
        assertThat(cell.get("kpis").get("RRU.PrbTotDl").get("mean").asDouble()).isEqualTo(42.5);
        assertThat(run("policies", "--json")).isZero();
        assertThat(new ObjectMapper()
                        .readTree(out)
                        .at("/policies/0/effects/0/realised")
                        .asDouble())
                .isEqualTo(-280);
    }

    static Stream<Arguments> wrongUsage() {
        return Stream.of(
                Arguments.of("a command is missing", new String[] {}),
                Arguments.of("Unmatched argument", new String[] {"nonsense"}),
                Arguments.of("Missing required parameter: 'CELL'", new String[] {"show"}),
                Arguments.of("HOST:PORT, not \"moon\"", new String[] {"list", "--server", "moon"}),
                Arguments.of("--timeout must be 0.01 to 3600", new String[] {"list", "--timeout", "0"}),
                Arguments.of("--power is CELL=VALUE, not \"x\"", new String[] {"whatif", "--power", "x"}),
                Arguments.of("--power takes a number, not \"y\"", new String[] {"whatif", "--power", "x=y"}),
                Arguments.of("--cio names two cells", new String[] {"whatif", "--cio", "x=1"}),
                Arguments.of("--guard is MEASUREMENT<=BOUND", new String[] {"whatif", "--guard", "load<80"}),
                Arguments.of("The time behind @ takes a number", new String[] {"whatif", "--sleep", "x@later"}),
                Arguments.of(
                        "actions[0].action.cell_state.cell_id: there is no cell x",
                        new String[] {"whatif", "--sleep", "x"}),
                Arguments.of("draws: must lie between 1 and 10000", new String[] {"whatif", "--draws", "-1"}),
                Arguments.of("\"load\" is not forecast", new String[] {"forecast", A, "--kpi", "load"}),
                Arguments.of("get or import is missing", new String[] {"topology"}),
                Arguments.of("--last must be at least 1", new String[] {"history", A, "--last", "0"}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongUsage")
    void wrongUsageEndsWithTwoAndASentence(String sentence, String[] args) {
        assertThat(run(args)).isEqualTo(2);
        assertThat(err).contains(sentence);
    }

    @Test
    void withoutATwinThereIsASentenceAndOne() {
        assertThat(run(() -> InProcessChannelBuilder.forName("nobody").build(), false, "list"))
                .isEqualTo(1);
        assertThat(err)
                .startsWith("rantwin twin: no twin answers at 127.0.0.1:50051 (")
                .contains("Is the xApp running (./rantwin xapp)?");
        assertThat(run(() -> InProcessChannelBuilder.forName("nobody").build(), false, "watch"))
                .isEqualTo(1);
        assertThat(err).startsWith("rantwin twin: no twin answers at");
        assertThat(run("show", "nowhere")).isEqualTo(1);
        assertThat(err).isEqualTo("rantwin twin: No report of cell nowhere was ever taken.\n");
    }

    @Test
    void theAddressComesFromTheEnvironment() {
        String[] asked = new String[1];
        TwinCommand command = new TwinCommand(
                (address, access) -> {
                    asked[0] = address;
                    return twin.serve();
                },
                Map.of("RANTWIN_TWIN", "ric:38001")::get,
                false);
        assertThat(new CommandLine(command)
                        .setOut(new PrintWriter(new StringWriter()))
                        .execute("list"))
                .isZero();
        assertThat(asked[0]).isEqualTo("ric:38001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "list", "watch", "forecast", "whatif", "explain", "topology import", "models activate"})
    void everyCommandHasHelp(String command) {
        String[] args = (command + " --help").strip().split(" ");
        assertThat(run(args)).isZero();
        assertThat(out).contains("Usage:", "--json", "--server=HOST:PORT").doesNotContain("%%");
    }
}
