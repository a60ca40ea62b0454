package io.rantwin.harness.process;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.harness.Main;
import io.rantwin.xapp.example.CellLoad;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A RIC in a box, simulated nodes and an xApp, each in a process of its own, on ports that stay the same over restarts. Whatever
 * happens, no process outlives it.
 */
public final class RicWorld implements AutoCloseable {
    public static final String BOX = "ric";
    public static final String XAPP = "xapp";
    public static final String NODES = "nodes";
    public static final String RAN = "ran";
    public static final String REPLAY = "replay";

    /** As the launcher starts them, but compiled in a hurry: the tests start many processes that live for seconds. */
    public static final List<String> SHORT_LIVED =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    /** As the launcher starts them. */
    static final List<String> AS_INSTALLED = List.of("-XX:+UseSerialGC");

    private static final Pattern O1_PORT = Pattern.compile("O1 at http://127\\.0\\.0\\.1:([0-9]+)");
    private static final Duration POLL = Duration.ofMillis(200);
    static final Path EXAMPLE_DESCRIPTOR = Path.of("..", "xapp-framework", "example", "config-file.json");

    private final List<String> flags;
    private final Path folder;
    private final Ports ports = Ports.free();
    private final Map<String, ChildProcess> children = new LinkedHashMap<>();
    private final Map<String, Integer> firstGnbIds = new HashMap<>();
    private final Http http = new Http();
    private final Thread lastResort = new Thread(this::killAll, "kill-children");

    /** @param flags of the Java machine of every process */
    public RicWorld(List<String> flags) throws IOException {
        this.flags = flags;
        this.folder = Files.createTempDirectory("rantwin-processes");
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    public Ports ports() {
        return ports;
    }

    /** Where logs are, and whatever else a test puts there. */
    public Path folder() {
        return folder;
    }

    /** Starts the box; it is up when {@link #awaitBox} returns, or when all is {@link #awaitConverged converged}. */
    public void startBox(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "ric",
                "--transport=tcp",
                "--e2-port=" + ports.e2(),
                "--rmr-port=" + ports.rmr(),
                "--rmr-control-port=" + ports.rmrControl(),
                "--e2mgr-port=" + ports.e2Manager(),
                "--submgr-port=" + ports.subscriptionManager(),
                "--appmgr-port=" + ports.appManager(),
                "--a1-port=" + ports.a1(),
                "--alarm-port=" + ports.alarm(),
                "--admin-port=" + ports.admin()));
        arguments.addAll(List.of(options));
        start(BOX, Map.of(), Main.class, arguments);
    }

    public void awaitBox() {
        await("the box answers", Duration.ofMinutes(2), () -> state().has("e2") ? "" : "no state");
    }

    /** Waits for so many nodes to be connected: an xApp that starts then sees all of them at once. */
    public void awaitNodes(int count) {
        await(count + " nodes are connected", Duration.ofMinutes(2), () -> {
            int connected = 0;
            for (JsonNode node : state().at("/e2/nodes")) {
                connected += node.path("status").asText().equals("CONNECTED") ? 1 : 0;
            }
            return connected == count ? "" : connected + " are connected";
        });
    }

    /** Processor time and memory of each process. */
    String footprint() throws IOException {
        StringBuilder text = new StringBuilder();
        for (ChildProcess child : children.values()) {
            text.append("%s%s %.1f CPU s, %d MB"
                    .formatted(
                            text.isEmpty() ? "" : "; ", child.name(), child.cpuSeconds(), child.residentMegabytes()));
        }
        return text.toString();
    }

    /** Starts simulated nodes with following gNB ids; period 0 reports as subscribed. */
    public void startNodes(String name, int firstGnbId, int count, int periodMillis) throws IOException {
        firstGnbIds.put(name, firstGnbId);
        start(
                name,
                Map.of(),
                Main.class,
                List.of(
                        "e2node",
                        "--transport=tcp",
                        "--connect=127.0.0.1:" + ports.e2(),
                        "--gnb-id=" + firstGnbId,
                        "--nodes=" + count,
                        "--period-millis=" + periodMillis,
                        "--status-seconds=1"));
    }

    /** Starts a simulated network whose nodes connect to the box; with O1 at a port of its own. */
    public void startRan(String scenario, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("ran", scenario, "--transport=tcp", "--connect=127.0.0.1:" + ports.e2(), "--o1=0"));
        arguments.addAll(List.of(options));
        start(RAN, Map.of(), Main.class, arguments);
    }

    /** Where the network that was started has its O1; waits until it says so. */
    public int awaitO1() {
        Matcher[] found = {O1_PORT.matcher("")};
        await("the network names its O1", Duration.ofMinutes(2), () -> {
            found[0] = O1_PORT.matcher(child(RAN).errors());
            return found[0].find() ? "" : "not a word of O1";
        });
        return Integer.parseInt(found[0].group(1));
    }

    /** Starts the example xApp. */
    void startExample() throws IOException {
        startXapp(CellLoad.class, EXAMPLE_DESCRIPTOR, Map.of());
    }

    /** @param variables in addition to those that point it to the box */
    void startXapp(Class<?> main, Path descriptor, Map<String, String> variables) throws IOException {
        Map<String, String> environment = xappEnvironment(descriptor);
        environment.putAll(variables);
        start(XAPP, environment, main, List.of());
    }

    /** What points an xApp to the box, be it another process or in this one. */
    public Map<String, String> xappEnvironment(Path descriptor) {
        Map<String, String> environment = new HashMap<>();
        environment.put("CFG_FILE", descriptor.toAbsolutePath().toString());
        environment.put("RANTWIN_LOG", "terminal");
        environment.put("RANTWIN_E2MGR_URL", url(ports.e2Manager()));
        environment.put("RANTWIN_SUBMGR_URL", url(ports.subscriptionManager()));
        environment.put("RANTWIN_SUBMGR_DEBUG_URL", url(ports.subscriptionManager()));
        environment.put("RANTWIN_APPMGR_URL", url(ports.appManager()));
        environment.put("RANTWIN_A1MEDIATOR_URL", url(ports.a1()));
        environment.put("RANTWIN_ALARMMGR_URL", url(ports.alarm()));
        environment.put("RANTWIN_ALARMMGR_RMR", "127.0.0.1:" + ports.rmr());
        environment.put("RANTWIN_HTTP_HOST", "127.0.0.1");
        environment.put("RMR_SRC_ID", "127.0.0.1");
        environment.put("RMR_BIND_IF", "127.0.0.1");
        environment.put("RMR_SRC_NAMEONLY", "on");
        environment.put("RANTWIN_HTTP_PORT", Integer.toString(ports.xappHttp()));
        environment.put("RANTWIN_RMR_PORT", Integer.toString(ports.xappRmr()));
        environment.put("RANTWIN_RMR_CONTROL_PORT", Integer.toString(ports.xappRmrControl()));
        environment.put(
                "RANTWIN_TWIN_KEEPING_FOLDER",
                folder.resolve("state").toAbsolutePath().toString());
        return environment;
    }

    /**
     * Starts any other program; it ends with this world.
     *
     * @param variables of those that the product reads, all that there are
     * @param classPath where its classes and all that they need are
     */
    public void startProgram(
            String name,
            Map<String, String> variables,
            List<String> programFlags,
            String classPath,
            String main,
            List<String> arguments)
            throws IOException {
        requireEnded(name);
        children.put(
                name,
                ChildProcess.start(
                        name, folder, programFlags, variables, new ChildProcess.Program(classPath, main), arguments));
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    private void start(String name, Map<String, String> variables, Class<?> main, List<String> arguments)
            throws IOException {
        requireEnded(name);
        children.put(name, ChildProcess.start(name, folder, flags, variables, main, arguments));
    }

    private void requireEnded(String name) {
        ChildProcess before = children.get(name);
        if (before != null && before.isAlive()) {
            throw new IllegalStateException(name + " runs");
        }
    }

    /** Starts a recording as E2 nodes of the box. */
    public void startReplay(String set, Path data, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("replay", set, "--data=" + data, "--transport=tcp", "--connect=127.0.0.1:" + ports.e2()));
        arguments.addAll(List.of(options));
        start(REPLAY, Map.of(), Main.class, arguments);
    }

    /** A process by its name. */
    public ChildProcess child(String name) {
        ChildProcess child = children.get(name);
        if (child == null) {
            throw new IllegalArgumentException("no process is called " + name + "; there are " + children.keySet());
        }
        return child;
    }

    /** A process that was meant to end has ended. */
    public void forget(String name) {
        requireEnded(name);
        children.remove(name);
    }

    /** Fails when a process has ended that nobody has ended. */
    public void assertAllAlive() {
        for (ChildProcess child : children.values()) {
            if (!child.isAlive()) {
                throw new AssertionError(child.name() + " has ended" + child.tail());
            }
        }
    }

    /** What the box shows. */
    public JsonNode state() throws IOException {
        return http.json(ports.admin(), "/state");
    }

    XappFigures figures() throws IOException {
        return XappFigures.of(http.get(ports.xappHttp(), "/ric/v1/metrics"));
    }

    /** The state of the xApp, lines of JSON in its diagnostic archive. */
    String xappState() throws IOException {
        return http.unzipped(ports.xappHttp(), "/ric/v1/symptomdata", "state.jsonl");
    }

    /** What all processes with nodes said last; at most a second old. */
    NodeFigures nodeFigures() throws IOException {
        NodeFigures sum = NodeFigures.NONE;
        for (String name : firstGnbIds.keySet()) {
            if (child(name).isAlive()) {
                sum = sum.plus(NodeFigures.last(child(name).lastLines()));
            }
        }
        return sum;
    }

    /** Prescribes misbehaviour of the box in place of all that was; {@code {}} heals it. */
    public void faults(String places) throws IOException {
        expect(200, http.send("PUT", ports.admin(), "/faults", "{\"places\":" + places.replace('\'', '"') + "}"));
    }

    /** Orders the box to do something. */
    public void order(String order) throws IOException {
        expect(204, http.send("POST", ports.admin(), "/do/" + order, ""));
    }

    /** Asks a component of the box; quotes may be written as apostrophes. */
    public HttpResponse<byte[]> ask(String method, int port, String path, String body) throws IOException {
        return http.send(method, port, path, body.replace('\'', '"'));
    }

    private static void expect(int status, HttpResponse<byte[]> answer) {
        if (answer.statusCode() != status) {
            throw new AssertionError(answer.request().uri() + " answers " + answer.statusCode() + " "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    /** Something that may not be as it should be yet. */
    @FunctionalInterface
    public interface Condition {
        /** What is missing, or an empty text when nothing is. */
        String missing() throws IOException;
    }

    /** Waits until nothing is missing, and says how long that took. */
    public Duration await(String what, Duration atMost, Condition condition) {
        long began = System.nanoTime();
        String[] missing = {"not looked at"};
        try {
            Awaitility.await()
                    .atMost(atMost)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .until(() -> {
                        try {
                            missing[0] = condition.missing();
                        } catch (IOException e) {
                            missing[0] = e.toString();
                        }
                        return missing[0].isEmpty();
                    });
        } catch (ConditionTimeoutException _) {
            throw new AssertionError("not within " + atMost.toSeconds() + " s: " + what + "; " + missing[0] + tails());
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Waits until {@link Convergence} is reached for so many nodes, seen by indications from now on; prints and gives how long it took. */
    Duration awaitConverged(String after, int nodes, Duration atMost) {
        Convergence convergence = new Convergence(this, nodes, Instant.now());
        long began = System.nanoTime();
        await("converged after " + after, atMost, convergence::missing);
        Duration took = Duration.ofNanos(convergence.goodSinceNanos() - began);
        System.out.printf("converged after %s: %.1f s%n", after, took.toMillis() / 1e3);
        return took;
    }

    /** Ends of all logs. */
    public String tails() {
        StringBuilder text = new StringBuilder();
        children.values().forEach(child -> text.append(child.tail()));
        return text.toString();
    }

    private void killAll() {
        for (ChildProcess child : children.values()) {
            try {
                child.kill();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() throws IOException {
        killAll();
        Runtime.getRuntime().removeShutdownHook(lastResort);
        http.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
