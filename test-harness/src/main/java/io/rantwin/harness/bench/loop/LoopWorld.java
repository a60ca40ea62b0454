package io.rantwin.harness.bench.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.rantwin.api.ports.FreePorts;
import io.rantwin.codecs.e2ap.E2apCodec;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmCodec;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import io.rantwin.harness.link.E2Link;
import io.rantwin.harness.link.LinkOptions;
import io.rantwin.harness.link.TransportChoice;
import io.rantwin.harness.ric.RicBox;
import io.rantwin.harness.ric.RicOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A RIC, its silent nodes, and the xApp as a process of its own, told of all cells by its configuration. */
final class LoopWorld implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoopWorld.class);
    private static final int REQUESTOR = 123;
    private static final long POLL_MILLIS = 100;
    private static final long UNDER_WAY_SECONDS = 300;
    private static final int REPORTS_OF_A_PERIOD = 60;
    private static final int LOOKS_FOR_ONE_COUNT = 10;
    private static final Pattern LIVE = Pattern.compile("\\w*SubscriptionsLive[{ ]");

    private final Path folder;
    private final RicBox box;
    private final E2Link link;
    private final SilentNodes nodes;
    private final int nodeCount;
    private final LongSupplier nanoTime;
    private final List<String> cellIds = new ArrayList<>();
    private final Map<String, Integer> ports = new HashMap<>();
    private final Process xapp;
    private final long startedNanos;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param launcher the command line tool, which starts {@code xapp} */
    LoopWorld(Path launcher, int nodeCount, int cellsOfNode, LongSupplier nanoTime) throws Exception {
        this.nanoTime = nanoTime;
        this.nodeCount = nodeCount;
        folder = Files.createTempDirectory("rantwin-loop");
        box = RicBox.start(RicOptions.forTest(), InstantSource.system(), nanoTime);
        link = E2Link.start(LinkOptions.DEFAULT.withTransport(TransportChoice.TCP), InstantSource.system());
        nodes = new SilentNodes(
                nodeCount,
                cellsOfNode,
                CellFrames.measurements(),
                link,
                "127.0.0.1",
                box.addresses().e2Port());
        nodes.start();
        await("the nodes to connect", () -> box.state().at("/e2/nodes").size() == nodeCount);
        FreePorts free = new FreePorts(folder);
        for (String name :
                List.of("RANTWIN_HTTP_PORT", "RANTWIN_RMR_PORT", "RANTWIN_RMR_CONTROL_PORT", "view", "grpc")) {
            ports.put(name, free.next());
        }
        Path configuration = folder.resolve("twin.yaml");
        Files.writeString(configuration, configuration(), StandardCharsets.UTF_8);
        startedNanos = nanoTime.getAsLong();
        xapp = start(launcher, configuration);
        // Also when the measurement is interrupted.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(xapp::destroy));
    }

    private String configuration() throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        ObjectNode root = yaml.createObjectNode();
        ObjectNode ofNode = root.putObject("cells").put("discovery", "listed").putObject("ofNode");
        List<String> names = new ArrayList<>();
        for (JsonNode node : box.state().at("/e2/nodes")) {
            names.add(node.path("ranName").asText());
        }
        for (int node = 0; node < nodeCount; node++) {
            String ending = SilentNodes.ending(node);
            String name = names.stream()
                    .filter(known -> known.endsWith(ending))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the RIC knows no node *" + ending + ", but " + names));
            var list = ofNode.putArray(name);
            for (NrCgi cell : nodes.cells(node)) {
                String id = SilentNodes.cellId(cell);
                list.add(id);
                cellIds.add(id);
            }
        }
        // A minute between reports is what nodes are asked for, so that the silence between two measurements is none;
        // what is sent has the length that the measurement wants.
        ObjectNode intent = root.putArray("intents")
                .addObject()
                .put("name", "cells")
                .put("level", "cell")
                .put("reportsPerPeriod", REPORTS_OF_A_PERIOD);
        intent.putArray("granularityPeriodsMillis").add(1000);
        CellFrames.measurements().forEach(intent.putArray("measurements")::add);
        root.putObject("keeping").put("folder", folder.resolve("state").toString());
        root.putObject("http").put("host", "127.0.0.1").put("port", port("view"));
        root.putObject("grpc").put("host", "127.0.0.1").put("port", port("grpc"));
        return yaml.writeValueAsString(root);
    }

    private Process start(Path launcher, Path configuration) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "xapp", "--config", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("xapp.log").toFile());
        Map<String, String> environment = builder.environment();
        environment.putAll(box.addresses().xappEnvironment());
        ports.forEach((name, port) -> {
            if (name.startsWith("RANTWIN_")) {
                environment.put(name, Integer.toString(port));
            }
        });
        return builder.start();
    }

    int port(String name) {
        return ports.getOrDefault(name, 0);
    }

    /** Waits for the xApp's JSON view. */
    void awaitXapp() throws IOException, InterruptedException {
        await("the xApp to answer", () -> {
            try {
                return loop().has("published");
            } catch (IOException _) {
                return false;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        });
    }

    /** Waits until each cell has a subscription; then nothing is being made or made anew. @return seconds since the xApp was started */
    double awaitSubscriptions() throws IOException, InterruptedException {
        int[] looks = new int[1];
        await("a subscription for each of " + cellIds.size() + " cells", () -> {
            try {
                // To count them all is work for the xApp.
                return looks[0]++ % LOOKS_FOR_ONE_COUNT == 0 && live() == cellIds.size();
            } catch (IOException _) {
                return false;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        });
        return (nanoTime.getAsLong() - startedNanos) / 1e9;
    }

    private int live() throws IOException, InterruptedException {
        HttpResponse<Stream<String>> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port("RANTWIN_HTTP_PORT") + "/ric/v1/metrics"))
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = answer.body()) {
            return lines.filter(line -> LIVE.matcher(line).lookingAt())
                    .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .findFirst()
                    .orElse(0);
        }
    }

    /** Where the xApp takes RMR. */
    int rmrPort() {
        return port("RANTWIN_RMR_PORT");
    }

    List<String> cellIds() {
        return List.copyOf(cellIds);
    }

    /** Frames for the subscriptions that there are now. */
    List<CellFrames> frames(long granularityMillis) throws PerException {
        E2apCodec e2ap = new E2apCodec(SilentNodes.E2AP);
        KpmCodec kpm = KpmCodec.of(SilentNodes.KPM);
        SplittableRandom random = new SplittableRandom(1);
        List<CellFrames> frames = new ArrayList<>();
        for (JsonNode subscription : established()) {
            JsonNode action = subscription.at("/detail/ActionToBeSetupList/0");
            KpmActionDefinition definition = kpm.decodeActionDefinition(octets(action.path("ActionDefinition")));
            if (definition.format() instanceof KpmActionDefinition.Measurements asked
                    && asked.cellGlobalId() instanceof NrCgi) {
                int instance = subscription.path("instanceId").asInt();
                frames.add(new CellFrames(
                        e2ap,
                        kpm,
                        subscription.path("meid").asText(),
                        new RicRequestId(REQUESTOR, instance),
                        action.path("ActionID").asInt(),
                        instance,
                        granularityMillis,
                        random));
            }
        }
        return frames;
    }

    private List<JsonNode> established() {
        List<JsonNode> list = new ArrayList<>();
        for (JsonNode subscription : box.state().at("/submgr/e2subscriptions")) {
            list.add(subscription);
        }
        return list;
    }

    private static Octets octets(JsonNode numbers) {
        byte[] octets = new byte[numbers.size()];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) numbers.get(i).asInt();
        }
        return Octets.of(octets);
    }

    /** What the xApp says of its loop. */
    JsonNode loop() throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port("view") + "/twin/loop"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new JsonMapper().readTree(answer.body());
    }

    /** The same once everything that was sent has been worked off. */
    JsonNode settled() throws IOException, InterruptedException {
        long before = -1;
        JsonNode loop = loop();
        while (loop.path("published").asLong() != before) {
            before = loop.path("published").asLong();
            pause();
            loop = loop();
        }
        return loop;
    }

    /** Memory of the xApp [MB]; 0 where the system does not tell. */
    long residentMegabytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(xapp.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    /** Processor time of the xApp so far [s]. */
    double cpuSeconds() {
        return xapp.info().totalCpuDuration().map(time -> time.toMillis() / 1e3).orElse(0.0);
    }

    void await(String what, BooleanSupplier condition) throws IOException, InterruptedException {
        long end = nanoTime.getAsLong() + TimeUnit.SECONDS.toNanos(UNDER_WAY_SECONDS);
        while (!condition.getAsBoolean()) {
            if (xapp != null && !xapp.isAlive()) {
                throw new IOException("the xApp has ended with " + xapp.exitValue() + ":\n" + lastWords());
            }
            if (nanoTime.getAsLong() > end) {
                throw new IOException("waited " + UNDER_WAY_SECONDS + " s in vain for " + what);
            }
            pause();
        }
    }

    // Shorter when the xApp ends.
    private void pause() throws InterruptedException {
        if (xapp == null) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
        } else {
            xapp.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** The end of what the xApp printed. */
    String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("xapp.log"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }

    @Override
    public void close() throws IOException {
        xapp.destroy();
        if (!xapp.onExit().completeOnTimeout(xapp, 10, TimeUnit.SECONDS).join().isAlive()) {
            LOG.debug("the xApp has ended with {}", xapp.exitValue());
        } else {
            xapp.destroyForcibly();
        }
        nodes.close();
        link.close();
        box.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
