package io.rantwin.planner.chaos.stage;

import io.rantwin.planner.chaos.schedule.Link;
import io.rantwin.planner.testbed.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Ports of this machine for all that listens, and what each process is started with. Immutable. */
public final class Addresses {
    static final String STOP = "stop-control";

    private static final String HOST = "127.0.0.1";
    private static final String HTTP = "http://" + HOST + ":";

    private final int[] ports;

    /** What listens; its place is that of its port. */
    private enum Door {
        E2,
        RMR,
        RMR_CONTROL,
        E2_MANAGER,
        SUBSCRIPTIONS,
        APPLICATIONS,
        MEDIATOR,
        ALARMS,
        ADMIN,
        POLICIES,
        O1,
        XAPP_HTTP,
        XAPP_RMR,
        XAPP_RMR_CONTROL,
        TWIN_HTTP,
        TWIN_GRPC,
        PLANNER
    }

    private Addresses(int[] ports) {
        this.ports = ports;
    }

    /** Ports that nobody has now. */
    static Addresses free(Programs programs) throws IOException {
        int[] ports = new int[Door.values().length];
        for (int i = 0; i < ports.length; i++) {
            ports[i] = programs.freePort();
        }
        return new Addresses(ports);
    }

    @SuppressWarnings("EnumOrdinal") // The places of an array are all that it is used for.
    private int port(Door door) {
        return ports[door.ordinal()];
    }

    /** Where a link of TCP ends. */
    int port(Link link) {
        return switch (link) {
            case E2 -> port(Door.E2);
            case O1 -> port(Door.O1);
            case TWIN -> port(Door.TWIN_GRPC);
            case A1 -> port(Door.POLICIES);
            case RMR -> port(Door.XAPP_RMR);
        };
    }

    /** State, faults and orders of the box. */
    public String admin() {
        return HTTP + port(Door.ADMIN);
    }

    /** The box's A1 mediator. */
    public String mediator() {
        return HTTP + port(Door.MEDIATOR);
    }

    /** The network's management side. */
    public String o1() {
        return HTTP + port(Door.O1);
    }

    /** The twin over HTTP. */
    public String twinView() {
        return HTTP + port(Door.TWIN_HTTP) + "/twin";
    }

    /** The planner. */
    public String planner() {
        return HTTP + port(Door.PLANNER);
    }

    List<String> ric(Path kept, Path environment) {
        return List.of(
                "ric",
                "--transport=tcp",
                "--e2-port=" + port(Door.E2),
                "--rmr-port=" + port(Door.RMR),
                "--rmr-control-port=" + port(Door.RMR_CONTROL),
                "--e2mgr-port=" + port(Door.E2_MANAGER),
                "--submgr-port=" + port(Door.SUBSCRIPTIONS),
                "--appmgr-port=" + port(Door.APPLICATIONS),
                "--a1-port=" + port(Door.MEDIATOR),
                "--alarm-port=" + port(Door.ALARMS),
                "--admin-port=" + port(Door.ADMIN),
                "--pms-port=" + port(Door.POLICIES),
                "--folder=" + kept,
                "--env-file=" + environment);
    }

    /** @param e2 port that nodes connect to */
    List<String> network(Path scenario, Path counters, long seed, double speed, int e2) {
        return List.of(
                "ran",
                scenario.toString(),
                "--o1=" + port(Door.O1),
                "--pm=" + counters,
                "--pm-period=" + Stage.PERIOD.toSeconds() + "s",
                "--seed=" + seed,
                String.format(Locale.ROOT, "--speed=%.2f", speed),
                "--transport=tcp",
                "--connect=" + HOST + ":" + e2);
    }

    Map<String, String> xapp() {
        return Map.of(
                "RANTWIN_LOG",
                "terminal",
                "RANTWIN_HTTP_PORT",
                Integer.toString(port(Door.XAPP_HTTP)),
                "RANTWIN_RMR_PORT",
                Integer.toString(port(Door.XAPP_RMR)),
                "RANTWIN_RMR_CONTROL_PORT",
                Integer.toString(port(Door.XAPP_RMR_CONTROL)));
    }

    /** @param o1 port that the xApp reaches the network's management side at */
    String twin(Path topology, Path folder, int o1) {
        return """
                intents:
                  - name: cells
                    level: cell
                    nodes: ".*"
                    styles: [1]
                    granularityPeriodsMillis: [%d]
                    reportsPerPeriod: 1
                    measurements: [RRU.PrbTotDl, DRB.PdcpSduVolumeDL, DRB.UEThpDl, DRB.MeanActiveUeDl, RRC.ConnMean, PEE.AvgPower]
                    slices: []
                energySaving: {sleepPowerShare: 0.02}
                control: {killFile: %s, o1Url: "%s"}
                topology: {file: %s, plmn: 001-01, firstGnbId: 1}
                http: {port: %d}
                grpc: {port: %d}
                keeping: {folder: %s}
                models: {folder: %s}
                """.formatted(
                        Stage.PERIOD.toMillis(),
                        folder.resolve(STOP),
                        HTTP + o1,
                        topology,
                        port(Door.TWIN_HTTP),
                        port(Door.TWIN_GRPC),
                        folder.resolve("state"),
                        folder.resolve("models"));
    }

    /**
     * The planner's arguments.
     *
     * @param twin port that it reaches the xApp at
     * @param policies port that it reaches the management service at
     */
    List<String> planner(Path folder, int twin, int policies) {
        return new ArrayList<>(List.of(
                "rapp",
                "--port=" + port(Door.PLANNER),
                "--twin=" + HOST + ":" + twin,
                "--pms=" + HTTP + policies,
                "--folder=" + folder.resolve("planner"),
                "--plans=" + folder,
                "--network-time=REPORTS"));
    }
}
