package io.rantwin.harness.e2node;

import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.per.PerException;
import io.rantwin.harness.command.SpokenVersions;
import io.rantwin.harness.command.StatusPeriod;
import io.rantwin.harness.e2node.NodeStatus.Phase;
import io.rantwin.harness.link.E2Link;
import io.rantwin.harness.link.LinkOptions;
import io.rantwin.harness.link.TransportChoice;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin e2node}: simulated E2 nodes that run until the process is told to end. */
@Command(
        name = "e2node",
        mixinStandardHelpOptions = true,
        description =
                "Runs simulated E2 nodes that connect to a near-RT RIC, report and answer, until it is interrupted.",
        footer = {
            "",
            "Examples:",
            "  rantwin e2node --connect localhost:36422",
            "  rantwin e2node --connect localhost:36422 --nodes 200 --period-millis 20",
            "  rantwin e2node --connect 10.0.2.10:36421 --transport sctp --plmn 00101 --gnb-id 411",
            "",
            "A signal ends it cleanly; the exit code is 143 after SIGTERM then, and 130 after Ctrl-C."
        })
public final class E2NodeCommand implements Callable<Integer> {
    private static final int END_SECONDS = 5;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--connect",
            paramLabel = "HOST:PORT",
            required = true,
            description = "Where the E2 termination of the RIC listens; port 36421 by the standard, 36422 at O-RAN SC.")
    private String connect;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "1",
            description = "Nodes, 1..10000 (${DEFAULT-VALUE}).")
    private int nodes;

    @Option(
            names = "--period-millis",
            paramLabel = "MS",
            defaultValue = "0",
            description = "Report with this period whatever a subscription says; 0 keeps to the subscription.")
    private long periodMillis;

    @Option(
            names = "--transport",
            paramLabel = "auto|sctp|tcp",
            defaultValue = "auto",
            description = "What carries E2AP; auto takes SCTP where this machine has it.")
    private TransportChoice transport;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of all values and waits.")
    private long seed;

    @Option(
            names = "--plmn",
            paramLabel = "DIGITS",
            defaultValue = "00101",
            description = "MCC and MNC, 5 or 6 digits (${DEFAULT-VALUE}).")
    private String plmn;

    @Option(
            names = "--gnb-id",
            paramLabel = "N",
            defaultValue = "411",
            description = "gNB id of the first node; the others follow (${DEFAULT-VALUE}).")
    private long gnbId;

    @Option(
            names = "--gnb-id-bits",
            paramLabel = "22..32",
            defaultValue = "22",
            description = "Length of the gNB ids (${DEFAULT-VALUE}).")
    private int gnbIdBits;

    @Mixin
    private SpokenVersions versions;

    @Mixin
    private StatusPeriod status;

    private final InstantSource clock = InstantSource.system();
    private final CountDownLatch stop;

    public E2NodeCommand() {
        this(new CountDownLatch(1));
    }

    /** @param stop ends the command when it reaches 0 */
    E2NodeCommand(CountDownLatch stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() throws PerException, InterruptedException {
        int colon = connect.lastIndexOf(':');
        int port = colon < 1 ? -1 : number(connect.substring(colon + 1));
        if (port < 1 || port > 65_535) {
            throw wrong("--connect takes HOST:PORT, not " + connect);
        }
        if (status.seconds() < 1 || periodMillis < 0) {
            throw wrong("--status-seconds is at least 1, --period-millis at least 0");
        }
        List<NodeOptions> options = options();
        PrintWriter out = spec.commandLine().getOut();
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = new Thread(() -> endOnSignal(ended), "e2node-end");
        Runtime.getRuntime().addShutdownHook(hook);
        try (E2Link link = E2Link.start(LinkOptions.DEFAULT.withTransport(transport), clock);
                SimulatedNodes running = new SimulatedNodes(
                        options,
                        new SimulatedNodes.Setting(
                                NodeCodecs.load(),
                                link,
                                connect.substring(0, colon),
                                port,
                                seed,
                                ControlDesk.WILLING,
                                event -> print(out, event.toString()),
                                clock))) {
            print(out, nodes + " simulated nodes over " + link.transport() + " to " + connect);
            running.start();
            report(running, out);
        } catch (IOException e) {
            spec.commandLine().getErr().println("rantwin e2node: " + e.getMessage());
            return 1;
        } finally {
            ended.countDown();
            removeHook(hook);
        }
        return 0;
    }

    private List<NodeOptions> options() {
        if (nodes < 1 || nodes > 10_000) {
            throw wrong("--nodes takes 1..10000, not " + nodes);
        }
        if (!plmn.matches("[0-9]{5,6}")) {
            throw wrong("--plmn takes 5 or 6 digits such as 00101, not " + plmn);
        }
        Plmn parsed = Plmn.of(plmn.substring(0, 3), plmn.substring(3));
        List<NodeOptions> options = new ArrayList<>();
        try {
            for (int i = 0; i < nodes; i++) {
                options.add(NodeOptions.of(new NodeIdentity(parsed, gnbId + i, gnbIdBits))
                        .withVersions(versions.e2ap(), versions.kpm())
                        .withForcedPeriodMillis(periodMillis));
            }
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
        return options;
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private void report(SimulatedNodes running, PrintWriter out) throws InterruptedException {
        long before = 0;
        Instant since = clock.instant();
        boolean isStopped = false;
        while (!isStopped) {
            isStopped = stop.await(status.seconds(), TimeUnit.SECONDS);
            if (isStopped) {
                // The last line is the whole account: nothing is sent after it.
                running.close();
            }
            Instant now = clock.instant();
            List<NodeStatus> all =
                    running.nodes().stream().map(SimulatedE2Node::status).toList();
            long sent = all.stream().mapToLong(NodeStatus::indicationsSent).sum();
            double perSecond = (sent - before)
                    * 1e3
                    / Math.max(1, Duration.between(since, now).toMillis());
            print(out, figures(all, sent, perSecond));
            before = sent;
            since = now;
        }
    }

    private static String figures(List<NodeStatus> all, long sent, double perSecond) {
        return "%d of %d nodes connected, %d reports, %.1f indications/s; %d sent, %d refused, %d too late, %d controls"
                .formatted(
                        all.stream()
                                .filter(node -> node.phase() == Phase.CONNECTED)
                                .count(),
                        all.size(),
                        all.stream().mapToInt(node -> node.reports().size()).sum(),
                        perSecond,
                        sent,
                        all.stream().mapToLong(NodeStatus::indicationsRefused).sum(),
                        all.stream().mapToLong(NodeStatus::indicationsLeftOut).sum(),
                        all.stream().mapToLong(NodeStatus::controls).sum());
    }

    private static void print(PrintWriter out, String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    private void endOnSignal(CountDownLatch ended) {
        stop.countDown();
        try {
            if (!ended.await(END_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("rantwin e2node: the nodes did not end in " + END_SECONDS + " s");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending: the hook is what has brought us here.
        }
    }
}
