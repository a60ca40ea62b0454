package io.rantwin.harness.dataset;

import io.rantwin.codecs.per.PerException;
import io.rantwin.harness.command.EndOnSignal;
import io.rantwin.harness.command.HostPort;
import io.rantwin.harness.command.StatusPeriod;
import io.rantwin.harness.e2node.NodeCodecs;
import io.rantwin.harness.link.E2Link;
import io.rantwin.harness.link.LinkOptions;
import io.rantwin.harness.link.TransportChoice;
import io.rantwin.harness.record.ReplayRecordingCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rantwin replay}: a data set as E2 nodes; below it what there is, and recordings of live messages. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        customSynopsis = {
            "rantwin replay NAME [--data DIR] [--connect HOST:PORT] [--speed X] [OPTION...]",
            "       rantwin replay list|show|recording [OPTION...]"
        },
        descriptionHeading = "%n",
        description = {
            "Replays a recorded data set of a real network or test bed as E2 nodes: each cell or site of the set is a gNB that"
                    + " connects to the E2 termination of a near-RT RIC, offers the measurements that were recorded (E2SM-KPM),"
                    + " and reports them to whoever subscribes.",
            "",
            "Time is that of the set: it stands at the first figure until the first subscription, and then runs at --speed."
                    + " Report periods count in it: at --speed 60, a period of 60 s is a report a second. What was not recorded"
                    + " is reported as noValue.",
            "",
            "The sets are not part of RAN Twin: docs/data-sets.md says where each comes from, and under which licence.",
            ""
        },
        subcommands = {ListDataSetsCommand.class, ShowDataSetCommand.class, ReplayRecordingCommand.class},
        footer = {
            "",
            "Examples:",
            "  rantwin replay list --data ~/sets            which sets are there",
            "  rantwin replay show barcelona_lte_2min --data ~/sets",
            "  rantwin replay nist_flexric_kpm_1s --data ~/sets",
            "  export RANTWIN_DATA=~/sets",
            "  rantwin replay tractor_colosseum_kpm --cell multi_ue/trial2_multi04",
            "  rantwin replay lte_prb_hourly --speed 3600 --native-period --loop",
            "  rantwin replay recording bug.rec             see rantwin record"
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final int LOOK_MILLIS = 500;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Name of the data set, see rantwin replay list.")
    private @Nullable String name;

    @Mixin
    private DataFolderOption folder;

    @Option(
            names = "--connect",
            paramLabel = "HOST:PORT",
            defaultValue = HostPort.E2_TERMINATION,
            description = "Where the E2 termination of the RIC listens; without it RANTWIN_RIC_E2, which the file of"
                    + " rantwin ric --env-file sets, then 127.0.0.1:36422.")
    private String connect;

    @Option(
            names = "--transport",
            paramLabel = "auto|sctp|tcp",
            defaultValue = "auto",
            description = "What carries E2AP; auto takes SCTP where this machine has it.")
    private TransportChoice transport;

    @Option(
            names = "--cell",
            paramLabel = "NAME",
            split = ",",
            description = "These cells or sites only; all without it.")
    private List<String> cells = new ArrayList<>();

    @Mixin
    private ReplaySpeech speech;

    @Mixin
    private StatusPeriod status;

    private final InstantSource clock = InstantSource.system();
    private final CountDownLatch stop;

    public ReplayCommand() {
        this(new CountDownLatch(1));
    }

    /** @param stop ends the command when it reaches 0 */
    ReplayCommand(CountDownLatch stop) {
        this.stop = stop;
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    @Override
    public Integer call() throws IOException, PerException, InterruptedException {
        String chosen = name;
        if (chosen == null) {
            throw wrong(
                    "replay what? Name a data set (rantwin replay list tells them), or say rantwin replay recording FILE");
        }
        HostPort ric = HostPort.parse(connect, "");
        if (ric == null || ric.port() == 0) {
            throw wrong("--connect takes HOST:PORT, not " + connect);
        }
        String fault = speech.fault();
        if (fault != null) {
            throw wrong(fault);
        }
        if (status.seconds() < 1) {
            throw wrong("--status-seconds is at least 1");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (EndOnSignal _ = new EndOnSignal("replay", stop, err)) {
            DataSet set = named(chosen);
            List<Series> series = read(set, err);
            try (E2Link link = E2Link.start(LinkOptions.DEFAULT.withTransport(transport), clock)) {
                ReplayNodes nodes = nodes(set, series, link, ric, err);
                try (nodes) {
                    ReplayProgress.beginning(set, series, speech.options(), ric + " over " + link.transport())
                            .forEach(line -> EndOnSignal.print(err, line));
                    nodes.start();
                    watch(nodes, err);
                }
                EndOnSignal.print(
                        out, "ended at " + nodes.networkTime() + " of the set; " + ReplayProgress.sent(nodes));
            }
            return 0;
        } catch (DataSetException e) {
            EndOnSignal.print(err, "rantwin replay: " + e.getMessage());
            return 1;
        }
    }

    private static DataSet named(String chosen) throws DataSetException {
        if (DataSets.named(chosen) == null && Files.isRegularFile(Path.of(chosen))) {
            throw new DataSetException(chosen + " is a file, not the name of a data set; rantwin replay recording "
                    + chosen + " replays it when it is a recording");
        }
        return DataFolderOption.named(chosen);
    }

    private List<Series> read(DataSet set, PrintWriter err) throws IOException, DataSetException {
        Set<String> wanted = Set.copyOf(cells);
        ReadLog log = new ReadLog();
        List<Series> series = folder.dataSets().read(set, node -> wanted.isEmpty() || wanted.contains(node), log);
        String named = set.info().name();
        if (log.rejected() > 0) {
            log.rejectedLines().forEach(line -> EndOnSignal.print(err, "left out: " + line));
            EndOnSignal.print(err, log.rejected() + " lines left out");
        }
        if (series.isEmpty()) {
            throw new DataSetException(
                    named + " has none of the cells " + cells + "; rantwin replay show " + named + " lists them");
        }
        return series;
    }

    private ReplayNodes nodes(DataSet set, List<Series> series, E2Link link, HostPort ric, PrintWriter err)
            throws PerException {
        try {
            return new ReplayNodes(
                    set,
                    series,
                    speech.options(),
                    new ReplayNodes.Surroundings(
                            NodeCodecs.load(),
                            link,
                            ric.host(),
                            ric.port(),
                            event -> EndOnSignal.print(err, event.toString()),
                            clock));
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private void watch(ReplayNodes nodes, PrintWriter err) throws InterruptedException {
        long printed = clock.millis();
        while (!stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS) && !nodes.isOver()) {
            if (clock.millis() - printed >= TimeUnit.SECONDS.toMillis(status.seconds())) {
                printed = clock.millis();
                EndOnSignal.print(err, ReplayProgress.status(nodes));
            }
        }
    }
}
