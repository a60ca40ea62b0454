package io.rantwin.harness.nearrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.rantwin.a1.types.MediatorNumbers;
import io.rantwin.a1.types.PolicyType;
import io.rantwin.a1.types.PolicyTypes;
import io.rantwin.api.v1.ListPoliciesRequest;
import io.rantwin.api.v1.PoliciesGrpc;
import io.rantwin.api.v1.PolicyState;
import io.rantwin.harness.process.ChildProcess;
import io.rantwin.harness.process.Ports;
import io.rantwin.harness.process.RicWorld;
import io.rantwin.harness.ran.scenario.Scenario;
import io.rantwin.harness.ran.scenario.ScenarioChanges;
import io.rantwin.harness.ran.scenario.ScenarioException;
import io.rantwin.harness.ran.scenario.Scenarios;
import io.rantwin.harness.ran.site.TopologyWriter;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A RIC, a network and the packaged xApp with its client. Whatever happens, no process outlives it. */
final class TwinWorld implements AutoCloseable {
    /** For what comes when it comes, on a machine with other things to do. */
    static final Duration SOON = Duration.ofMinutes(2);

    private static final Path PACKAGED = Path.of("..", "xapp-twin", "target", "lib");
    private static final Path DESCRIPTOR = Path.of("..", "xapp-twin", "example", "config-file.json");
    private static final String MAIN = "io.rantwin.nearrt.Main";
    private static final List<String> XAPP_FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Xmx1g",
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");
    private static final List<String> CLIENT_FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");
    private static final String A1 = "/A1-P/v2/policytypes/";
    private static final PolicyTypes TYPES = PolicyTypes.known();
    private static final MediatorNumbers NUMBERS = MediatorNumbers.usual(TYPES);
    private static final JsonMapper JSON = new JsonMapper();

    private final RicWorld ric;
    private final int viewPort = Ports.another();
    private final int grpcPort = Ports.another();
    private final ManagedChannel channel;
    private int asked;

    /** Begins with a box that answers. */
    TwinWorld() throws IOException {
        this(false);
    }

    /** @param isManaged whether the box has a policy management service, too */
    TwinWorld(boolean isManaged) throws IOException {
        assumeThat(PACKAGED)
                .as("xapp-twin with its libraries: `mvn package` or `./rantwin build` makes it")
                .isDirectory();
        ric = new RicWorld(RicWorld.SHORT_LIVED);
        channel = Grpc.newChannelBuilder("127.0.0.1:" + grpcPort, InsecureChannelCredentials.create())
                .maxInboundMessageSize(64 << 20)
                .build();
        ric.startBox(isManaged ? new String[] {"--pms-port=" + ric.ports().pms()} : new String[0]);
        ric.awaitBox();
    }

    RicWorld ric() {
        return ric;
    }

    ManagedChannel channel() {
        return channel;
    }

    /** Where the xApp takes RMR. */
    int rmrPort() {
        return ric.ports().xappRmr();
    }

    private static String classPath() {
        return System.getProperty("java.class.path") + File.pathSeparator + PACKAGED + File.separator + "*";
    }

    /**
     * Writes the topology that a network tells of itself, as the example of the reference says, and gives the member of the
     * configuration that names it.
     */
    String topologyOf(int o1) throws IOException {
        Path file = ric.folder().resolve("topology.json");
        HttpResponse<byte[]> answer = ric.ask("GET", o1, "/topology", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        Files.write(file, answer.body());
        return "topology: {file: " + file + ", plmn: 001-01, firstGnbId: 1}\n";
    }

    /** The same of a scenario whose network has not been started yet: then the xApp is up before network time begins. */
    String topologyOf(Path scenario) throws IOException, ScenarioException {
        Scenario read = Scenarios.file(scenario, ScenarioChanges.NONE);
        Path file = ric.folder().resolve("topology.json");
        try (OutputStream stream = Files.newOutputStream(file)) {
            TopologyWriter.write(read.plan().layout(), read.plan().neighbours(), stream);
        }
        return "topology: {file: " + file + ", plmn: 001-01, firstGnbId: 1}\n";
    }

    /** Where the xApp's contract is served. */
    int grpcPort() {
        return grpcPort;
    }

    /** Starts the xApp. */
    void startXapp(String configuration) throws IOException {
        startXapp(configuration, Map.of());
    }

    /** The same with more in its environment. */
    void startXapp(String configuration, Map<String, String> variables) throws IOException {
        Path file = ric.folder().resolve("twin.yaml");
        Files.writeString(file, configuration + "http: {port: " + viewPort + "}\ngrpc: {port: " + grpcPort + "}\n");
        Map<String, String> environment = ric.xappEnvironment(DESCRIPTOR);
        environment.put(
                "RANTWIN_TWIN_MODELS_FOLDER", ric.folder().resolve("models").toString());
        environment.putAll(variables);
        ric.startProgram(
                RicWorld.XAPP,
                environment,
                XAPP_FLAGS,
                classPath(),
                MAIN,
                List.of("xapp", "--config", file.toString()));
    }

    /** Waits for the xApp to answer and to be known to the box. */
    void awaitXapp() {
        ric.await("the xApp answers", SOON, () -> {
            ric.assertAllAlive();
            return view("/twin/loop").has("published")
                            && ric.state().at("/appmgr/xapps").size() == 1
                    ? ""
                    : "not yet";
        });
    }

    /** Waits for so many cells to have reported. */
    void awaitCells(int count) {
        ric.await(count + " cells report", SOON, () -> {
            ric.assertAllAlive();
            int cells = view("/twin/cells").size();
            return cells == count ? "" : cells + " do";
        });
    }

    /** What the JSON view of the xApp shows. */
    JsonNode view(String path) throws IOException {
        HttpResponse<byte[]> answer = ric.ask("GET", viewPort, path, "");
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answers " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }

    /** Time of the network; before the first report an exception. */
    Instant networkTime() throws IOException {
        return Instant.parse(view("/twin/loop").path("networkTime").asText());
    }

    /** Waits until a network time is reached. */
    void awaitTime(Instant networkTime) {
        awaitTime(networkTime, SOON);
    }

    /** The same for what takes long. */
    void awaitTime(Instant networkTime, Duration longest) {
        ric.await("the network's time " + networkTime, longest, () -> {
            ric.assertAllAlive();
            Instant now = networkTime();
            return now.isBefore(networkTime) ? "it is " + now : "";
        });
    }

    /** Asks with the command line client, which must succeed. */
    String twin(String... arguments) throws IOException, InterruptedException {
        String name = "client-" + asked++;
        List<String> all = new ArrayList<>(List.of("twin", "--server", "127.0.0.1:" + grpcPort));
        all.addAll(List.of(arguments));
        ric.startProgram(name, Map.of(), CLIENT_FLAGS, classPath(), MAIN, all);
        ChildProcess client = ric.child(name);
        int code = client.awaitEnd(SOON);
        assertThat(code)
                .as("rantwin twin " + String.join(" ", arguments) + client.tail())
                .isZero();
        String printed = client.printed();
        ric.forget(name);
        return printed;
    }

    /** The same with its first answer as JSON. */
    JsonNode twinJson(String... arguments) throws IOException, InterruptedException {
        return twinJsonLines(arguments).getFirst();
    }

    /** The same with all answers of a stream. */
    List<JsonNode> twinJsonLines(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        try (MappingIterator<JsonNode> answers =
                JSON.readerFor(JsonNode.class).readValues(twin(all.toArray(String[]::new)))) {
            return answers.readAll();
        }
    }

    /** The mediator learns of a type. */
    void offerType(String typeId) throws IOException {
        PolicyType type = TYPES.byId(typeId);
        assertThat(type).as(typeId).isNotNull();
        int number = NUMBERS.policyTypeId(typeId);
        String body = type.toMediatorType(number).toJson().toString();
        assertThat(ric.ask("PUT", ric.ports().a1(), A1 + number, body).statusCode())
                .isEqualTo(201);
    }

    /** Hands the mediator a policy; apostrophes stand for quotes. */
    void putPolicy(String typeId, String policy, String body) throws IOException {
        assertThat(ric.ask("PUT", ric.ports().a1(), path(typeId, policy), body).statusCode())
                .isEqualTo(202);
    }

    private static String path(String typeId, String policy) {
        return A1 + NUMBERS.policyTypeId(typeId) + "/policies/" + policy;
    }

    /** Waits until the mediator says that of a policy: ENFORCED or NOT_ENFORCED. */
    void awaitStatus(String typeId, String policy, String wanted) {
        ric.await("the status of " + policy, SOON, () -> {
            ric.assertAllAlive();
            HttpResponse<byte[]> answer = ric.ask("GET", ric.ports().a1(), path(typeId, policy) + "/status", "");
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            return body.contains('"' + wanted + '"') ? "" : body + ", the xApp says " + reason(policy);
        });
    }

    private String reason(String policy) {
        PolicyState state = policy(policy);
        return state == null ? "nothing" : state.getStatus() + " " + state.getReason();
    }

    /** What the xApp says of a policy; null when it does not know it. */
    @Nullable
    PolicyState policy(String policy) {
        return PoliciesGrpc.newBlockingStub(channel)
                .listPolicies(ListPoliciesRequest.getDefaultInstance())
                .getPoliciesList()
                .stream()
                .filter(state -> state.getPolicyId().equals(policy))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() throws IOException {
        channel.shutdownNow();
        ric.close();
    }
}
