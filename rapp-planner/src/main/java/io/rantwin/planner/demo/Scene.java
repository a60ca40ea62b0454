package io.rantwin.planner.demo;

import io.rantwin.planner.plan.EnergyPolicies;
import io.rantwin.planner.testbed.Http;
import io.rantwin.planner.testbed.MemorySizes;
import io.rantwin.planner.testbed.Platform;
import io.rantwin.planner.testbed.PmPeriods;
import io.rantwin.planner.testbed.Programs;
import io.rantwin.planner.testbed.SimulatedNetwork;
import io.rantwin.planner.testbed.Waiting;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All programs of the story: RIC with policy management service, network, xApp, coordinator with Kafka, planner with console. */
final class Scene implements AutoCloseable {
    /** Its RIC's name at the management service. */
    static final String RIC = "ric1";

    static final String BALANCING = "ORAN_LoadBalancing_3.0.0";

    private static final String NETWORK_FOLDER = "pm";
    private static final String PM = "pm-source";
    private static final String RAPP = "rapp";
    private static final Pattern SERVES = Pattern.compile("serves at (http://127\\.0\\.0\\.1:[0-9]+)");

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final MemorySizes SIZES = new MemorySizes("-Xmx512m", "-Xms256m -Xmx768m -Xmn128m");

    private final Programs programs;
    private final HttpClient client;
    private final Http http;
    private final Waiting waiting;
    private final SimulatedNetwork network;
    private final PmPeriods periods;
    private final Platform platform;
    private final Planner planner;
    private final Path folder;
    private final int twinPort;

    private Scene(
            Programs programs,
            HttpClient client,
            Http http,
            Waiting waiting,
            SimulatedNetwork network,
            Platform platform,
            Planner planner,
            Path folder,
            int twinPort) {
        this.programs = programs;
        this.client = client;
        this.http = http;
        this.waiting = waiting;
        this.network = network;
        this.platform = platform;
        this.planner = planner;
        this.folder = folder;
        this.twinPort = twinPort;
        periods = PmPeriods.of(network, folder.resolve(NETWORK_FOLDER));
    }

    /** Starts them; when one cannot be started all end again. */
    static Scene start(DemoSettings settings, InstantSource clock, Teller teller)
            throws IOException, InterruptedException {
        Path folder = settings.folder();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Programs programs = new Programs(settings.launcher(), folder, SIZES.unlessIn(System.getenv()));
        try {
            return start(settings, programs, client, clock, teller);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            programs.close();
            client.close();
            throw failed;
        }
    }

    private static Scene start(
            DemoSettings settings, Programs programs, HttpClient client, InstantSource clock, Teller teller)
            throws IOException, InterruptedException {
        Path folder = settings.folder();
        Http http = new Http(client);
        Waiting waiting = new Waiting(programs, clock);
        Platform platform = new Platform(programs, http, waiting);
        Path counters = Files.createDirectories(folder.resolve(NETWORK_FOLDER));
        Path coordinator = folder.resolve("pm.env");
        // What needs nothing of the others starts beside them: a start is mostly waiting.
        programs.start(
                PM,
                Map.of(),
                List.of("pm", "--files=" + counters, "--ics-port=0", "--kafka-port=0", "--env-file=" + coordinator));
        platform.startBox();
        teller.say("a near-RT RIC with a policy management service");
        SimulatedNetwork network = SimulatedNetwork.start(
                programs,
                http,
                waiting,
                Night.write(folder).toString(),
                List.of(
                        "--seed=" + settings.seed(),
                        "--pm=" + counters,
                        "--pm-period=" + Night.PERIOD.toSeconds() + "s",
                        "--truth=" + folder.resolve("truth.jsonl"),
                        String.format(Locale.ROOT, "--speed=%.2f", settings.speed())),
                platform.e2());
        teller.say("a simulated network of " + network.cellIds().size() + " cells, "
                + String.format(Locale.ROOT, "%.0f", settings.speed()) + " times as fast as time");
        // Network time begins when there is a twin to see it: a slow start costs nothing of the story.
        network.pause(true);
        int grpc = Platform.freePort();
        platform.launchXapp(port -> xapp(network.topologyFile(), port, grpc, folder));
        waiting.until("PM data can be ordered", () -> Files.exists(coordinator));
        Map<String, String> addresses = Platform.variables(coordinator);
        List<String> arguments = new ArrayList<>(List.of(
                RAPP,
                "--port=" + settings.port(),
                "--twin=127.0.0.1:" + grpc,
                "--pms=" + platform.managementService(),
                "--folder=" + folder.resolve("planner"),
                "--plans=" + folder,
                "--network-time=REPORTS",
                "--ics=" + addresses.get("RANTWIN_ICS"),
                "--kafka=" + addresses.get("RANTWIN_KAFKA"),
                "--cells=" + counters.resolve("cells.csv"),
                "--since=2026-01-05T00:00",
                "--ahead=3650d"));
        programs.start(RAPP, Map.of(), arguments);
        platform.awaitXapp(List.of(EnergyPolicies.TYPE, BALANCING));
        teller.say("the twin, as an xApp of the RIC");
        String[] url = {""};
        waiting.until("the planner serves", () -> {
            Matcher found = SERVES.matcher(programs.said(RAPP));
            url[0] = found.find() ? found.group(1) : "";
            return !url[0].isEmpty();
        });
        network.pause(false);
        return new Scene(programs, client, http, waiting, network, platform, new Planner(http, url[0]), folder, grpc);
    }

    private static String xapp(Path topology, int httpPort, int grpcPort, Path folder) {
        return """
                intents:
                  - name: cells
                    level: cell
                    nodes: ".*"
                    styles: [1]
                    granularityPeriodsMillis: [10000]
                    reportsPerPeriod: 1
                    measurements: [RRU.PrbTotDl, DRB.PdcpSduVolumeDL, DRB.UEThpDl, DRB.MeanActiveUeDl, RRC.ConnMean, PEE.AvgPower]
                    slices: []
                energySaving: {sleepPowerShare: 0.02, quantile: 0.5, sleepBelowLoad: 0.3, wakeAboveLoad: 0.45}
                topology: {file: %s, plmn: 001-01, firstGnbId: 1}
                http: {port: %d}
                grpc: {port: %d}
                keeping: {folder: %s}
                models: {folder: %s}
                """.formatted(topology, httpPort, grpcPort, folder.resolve("state"), folder.resolve("models"));
    }

    Planner planner() {
        return planner;
    }

    /** Bounds that the xApp enforces by, as it tells them, as a file for the planner. */
    String enforcementFile() throws IOException, InterruptedException {
        Path file = folder.resolve("enforcement.json");
        Files.write(file, http.ask("GET", platform.view() + "/enforcement", ""));
        return file.getFileName().toString();
    }

    /** The network as the twin believes it now, with the powers that it has learned, as a file for the planner. */
    String snapshotFile() throws IOException, InterruptedException {
        Path file = folder.resolve("network.snapshot");
        programs.run(
                "snapshot", List.of("twin", "snapshot", "--server=127.0.0.1:" + twinPort, file.toString()), PATIENCE);
        return file.getFileName().toString();
    }

    SimulatedNetwork network() {
        return network;
    }

    Waiting waiting() {
        return waiting;
    }

    Path folder() {
        return folder;
    }

    /** Counters that have come since they were asked for last. */
    List<PmPeriods.Period> freshCounters() throws IOException {
        return periods.fresh();
    }

    /** The cell that falls asleep. */
    String faulty() {
        return network.cellIds().get(Night.FAULTY);
    }

    /** Memory of all processes, this one with them [MiB]. */
    long residentMebibytes() {
        return programs.residentMebibytes()
                + Programs.residentMebibytes(ProcessHandle.current().pid());
    }

    @Override
    public void close() {
        programs.close();
        client.close();
    }
}
