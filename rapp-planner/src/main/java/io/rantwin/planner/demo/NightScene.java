package io.rantwin.planner.demo;

import io.rantwin.planner.plan.EnergyPolicies;
import io.rantwin.planner.testbed.Platform;
import io.rantwin.planner.testbed.PmPeriods;
import io.rantwin.planner.testbed.SimulatedNetwork;
import io.rantwin.planner.testbed.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A simulated network with all programs of the product: its counters come over Kafka, policies reach it over the RIC. */
final class NightScene implements Scene {
    /** Its RIC's name at the management service. */
    static final String RIC = "ric1";

    static final String BALANCING = "ORAN_LoadBalancing_3.0.0";

    private static final String NETWORK_FOLDER = "pm";
    private static final String PM = "pm-source";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Backdrop backdrop;
    private final SimulatedNetwork network;
    private final PmPeriods periods;
    private final Planner planner;

    private NightScene(Backdrop backdrop, SimulatedNetwork network, Planner planner) {
        this.backdrop = backdrop;
        this.network = network;
        this.planner = planner;
        periods = PmPeriods.of(network, backdrop.folder().resolve(NETWORK_FOLDER));
    }

    /** Starts them; when one cannot be started all end again. */
    static NightScene start(DemoSettings settings, InstantSource clock, Teller teller)
            throws IOException, InterruptedException {
        Backdrop backdrop = new Backdrop(settings, clock);
        try {
            return start(settings, backdrop, teller);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            backdrop.close();
            throw failed;
        }
    }

    private static NightScene start(DemoSettings settings, Backdrop backdrop, Teller teller)
            throws IOException, InterruptedException {
        Path folder = backdrop.folder();
        Platform platform = backdrop.platform();
        Path counters = Files.createDirectories(folder.resolve(NETWORK_FOLDER));
        Path coordinator = folder.resolve("pm.env");
        // What needs nothing of the others starts beside them: a start is mostly waiting.
        backdrop.programs()
                .start(
                        PM,
                        Map.of(),
                        List.of(
                                "pm",
                                "--files=" + counters,
                                "--ics-port=0",
                                "--kafka-port=0",
                                "--env-file=" + coordinator));
        platform.startBox();
        teller.say("a near-RT RIC with a policy management service");
        SimulatedNetwork network = SimulatedNetwork.start(
                backdrop.programs(),
                backdrop.http(),
                backdrop.waiting(),
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
        backdrop.launchXapp(xapp(network.topologyFile()));
        backdrop.waiting().until("PM data can be ordered", () -> Files.exists(coordinator));
        Map<String, String> addresses = Platform.variables(coordinator);
        backdrop.launchPlanner(List.of(
                "--ics=" + addresses.get("RANTWIN_ICS"),
                "--kafka=" + addresses.get("RANTWIN_KAFKA"),
                "--cells=" + counters.resolve("cells.csv"),
                "--since=2026-01-05T00:00",
                "--ahead=3650d"));
        platform.awaitXapp(List.of(EnergyPolicies.TYPE, BALANCING));
        teller.say("the twin, as an xApp of the RIC");
        Planner planner = backdrop.awaitPlanner();
        network.pause(false);
        return new NightScene(backdrop, network, planner);
    }

    private static String xapp(Path topology) {
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
                """.formatted(topology);
    }

    @Override
    public Planner planner() {
        return planner;
    }

    @Override
    public Waiting waiting() {
        return backdrop.waiting();
    }

    @Override
    public List<String> cellIds() {
        return network.cellIds();
    }

    @Override
    public List<PmPeriods.Period> freshCounters() throws IOException {
        return periods.fresh();
    }

    @Override
    public long residentMebibytes() {
        return backdrop.residentMebibytes();
    }

    /** Bounds that the xApp enforces by, as it tells them, as a file for the planner. */
    String enforcementFile() throws IOException, InterruptedException {
        Path file = backdrop.folder().resolve("enforcement.json");
        Files.write(file, backdrop.http().ask("GET", backdrop.platform().view() + "/enforcement", ""));
        return file.getFileName().toString();
    }

    /** The network as the twin believes it now, with the powers that it has learned, as a file for the planner. */
    String snapshotFile() throws IOException, InterruptedException {
        Path file = backdrop.folder().resolve("network.snapshot");
        backdrop.programs()
                .run(
                        "snapshot",
                        List.of("twin", "snapshot", "--server=127.0.0.1:" + backdrop.twinPort(), file.toString()),
                        PATIENCE);
        return file.getFileName().toString();
    }

    SimulatedNetwork network() {
        return network;
    }

    /** The cell that falls asleep. */
    String faulty() {
        return network.cellIds().get(Night.FAULTY);
    }

    @Override
    public void close() {
        backdrop.close();
    }
}
