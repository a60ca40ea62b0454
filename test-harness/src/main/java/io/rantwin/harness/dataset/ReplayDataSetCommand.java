package io.rantwin.harness.dataset;

import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.codecs.per.PerException;
import io.rantwin.harness.e2node.NodeCodecs;
import io.rantwin.harness.e2node.NodeStatus;
import io.rantwin.harness.e2node.SimulatedE2Node;
import io.rantwin.harness.link.E2Link;
import io.rantwin.harness.link.LinkOptions;
import io.rantwin.harness.link.TransportChoice;
import io.rantwin.harness.record.EndOnSignal;
import io.rantwin.harness.record.HostPort;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rantwin replay dataset}: a data set as E2 nodes. */
@Command(
        name = "dataset",
        mixinStandardHelpOptions = true,
        description = {
            "Replays a data set as E2 nodes, one for each cell or site.",
            "Report periods and times are those of the set, which runs at --speed from the first subscription on; a"
                    + " subscription's period counts in the time of the set."
        },
        footer = {
            "",
            "Examples:",
            "  rantwin replay dataset barcelona_lte_2min --data DIR --connect localhost:36422 --speed 120 --loop",
            "  rantwin replay dataset tractor_colosseum_kpm --cell multi_ue/trial2_multi04 --connect localhost:36422"
        })
public final class ReplayDataSetCommand implements Callable<Integer> {
    private static final int LOOK_MILLIS = 500;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataFolderOption folder;

    @Parameters(paramLabel = "NAME", description = "Name of the data set, see rantwin replay list.")
    private String name;

    @Option(
            names = "--connect",
            paramLabel = "HOST:PORT",
            required = true,
            description = "Where the E2 termination of the RIC listens.")
    private String connect;

    @Option(names = "--cell", paramLabel = "NAME", split = ",", description = "These cells or sites only.")
    private List<String> cells = new ArrayList<>();

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description = "Seconds of the set in a second (${DEFAULT-VALUE}).")
    private double speed;

    @Option(names = "--loop", description = "Begin each series anew at its end.")
    private boolean isLooping;

    @Option(names = "--native-period", description = "Report in the period of the set whatever a subscription says.")
    private boolean isNativePeriod;

    @Option(
            names = "--transport",
            paramLabel = "auto|sctp|tcp",
            defaultValue = "auto",
            description = "What carries E2AP; auto takes SCTP where this machine has it.")
    private TransportChoice transport;

    @Option(
            names = "--plmn",
            paramLabel = "DIGITS",
            defaultValue = "00101",
            description = "MCC and MNC, 5 or 6 digits (${DEFAULT-VALUE}).")
    private String plmn;

    @Option(
            names = "--gnb-id",
            paramLabel = "N",
            defaultValue = "1000",
            description = "gNB id of the first node; the others follow (${DEFAULT-VALUE}).")
    private long gnbId;

    @Option(
            names = "--e2ap",
            paramLabel = "VERSION",
            defaultValue = "V02_03",
            description = "E2AP version: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private E2apVersion e2ap;

    @Option(
            names = "--kpm",
            paramLabel = "VERSION",
            defaultValue = "V3_00",
            description = "E2SM-KPM version: V2_00, V2_01, V2_03, V3_00, V4_00 (${DEFAULT-VALUE}).")
    private KpmVersion kpm;

    @Option(
            names = "--status-seconds",
            paramLabel = "S",
            defaultValue = "10",
            description = "A line with figures every so many seconds (${DEFAULT-VALUE}).")
    private int statusSeconds;

    private final InstantSource clock = InstantSource.system();
    private final CountDownLatch stop;

    public ReplayDataSetCommand() {
        this(new CountDownLatch(1));
    }

    /** @param stop ends the command when it reaches 0 */
    ReplayDataSetCommand(CountDownLatch stop) {
        this.stop = stop;
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    @Override
    public Integer call() throws IOException, PerException, InterruptedException {
        HostPort ric = HostPort.parse(connect, "");
        if (ric == null || ric.port() == 0) {
            throw wrong("--connect takes HOST:PORT, not " + connect);
        }
        if (!(speed > 0) || Double.isInfinite(speed) || statusSeconds < 1) {
            throw wrong("--speed is above 0, --status-seconds at least 1");
        }
        if (!plmn.matches("[0-9]{5,6}")) {
            throw wrong("--plmn takes 5 or 6 digits such as 00101, not " + plmn);
        }
        ReplayNodes.Options options = new ReplayNodes.Options(
                Plmn.of(plmn.substring(0, 3), plmn.substring(3)),
                gnbId,
                ReplayNodes.Options.DEFAULT.gnbIdBits(),
                e2ap,
                kpm,
                speed,
                isLooping,
                isNativePeriod);
        PrintWriter out = spec.commandLine().getOut();
        try (EndOnSignal _ = new EndOnSignal("replay", stop, spec.commandLine().getErr())) {
            DataSet set = DataFolderOption.named(name);
            List<Series> series = read(set, out);
            try (E2Link link = E2Link.start(LinkOptions.DEFAULT.withTransport(transport), clock);
                    ReplayNodes nodes = nodes(set, series, options, link, ric, out)) {
                EndOnSignal.print(
                        out, series.size() + " nodes of " + name + " over " + link.transport() + " to " + ric);
                nodes.start();
                watch(nodes, out);
            }
            return 0;
        } catch (DataSetException e) {
            EndOnSignal.print(spec.commandLine().getErr(), "rantwin: " + e.getMessage());
            return 1;
        }
    }

    private List<Series> read(DataSet set, PrintWriter out) throws IOException, DataSetException {
        Set<String> wanted = Set.copyOf(cells);
        ReadLog log = new ReadLog();
        List<Series> series = folder.dataSets().read(set, node -> wanted.isEmpty() || wanted.contains(node), log);
        log.rejectedLines().forEach(line -> EndOnSignal.print(out, "left out: " + line));
        if (series.isEmpty()) {
            throw new DataSetException(name + " has none of the cells " + cells + "; rantwin replay show lists them");
        }
        return series;
    }

    private ReplayNodes nodes(
            DataSet set, List<Series> series, ReplayNodes.Options options, E2Link link, HostPort ric, PrintWriter out)
            throws PerException {
        try {
            return new ReplayNodes(
                    set,
                    series,
                    options,
                    new ReplayNodes.Surroundings(
                            NodeCodecs.load(),
                            link,
                            ric.host(),
                            ric.port(),
                            event -> EndOnSignal.print(out, event.toString()),
                            clock));
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private void watch(ReplayNodes nodes, PrintWriter out) throws InterruptedException {
        long printed = clock.millis();
        while (!stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS) && !nodes.isOver()) {
            if (clock.millis() - printed >= TimeUnit.SECONDS.toMillis(statusSeconds)) {
                printed = clock.millis();
                EndOnSignal.print(out, line(nodes));
            }
        }
        EndOnSignal.print(out, line(nodes));
    }

    private static String line(ReplayNodes nodes) {
        List<NodeStatus> all =
                nodes.nodes().stream().map(SimulatedE2Node::status).toList();
        return "%s: %d of %d nodes connected, %d reports; %d indications sent, %d refused, %d too late"
                .formatted(
                        nodes.networkTime(),
                        all.stream()
                                .filter(node -> node.phase() == NodeStatus.Phase.CONNECTED)
                                .count(),
                        all.size(),
                        all.stream().mapToInt(node -> node.reports().size()).sum(),
                        all.stream().mapToLong(NodeStatus::indicationsSent).sum(),
                        all.stream().mapToLong(NodeStatus::indicationsRefused).sum(),
                        all.stream().mapToLong(NodeStatus::indicationsLeftOut).sum());
    }
}
