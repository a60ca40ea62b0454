package io.rantwin.harness.ran.run;

import io.rantwin.codecs.per.PerException;
import io.rantwin.harness.command.EndOnSignal;
import io.rantwin.harness.command.HostPort;
import io.rantwin.harness.e2node.NodeCodecs;
import io.rantwin.harness.e2node.NodeStatus.Phase;
import io.rantwin.harness.e2node.SimulatedE2Node;
import io.rantwin.harness.link.E2Link;
import io.rantwin.harness.link.LinkOptions;
import io.rantwin.harness.ran.fault.FaultTimeline;
import io.rantwin.harness.ran.fault.FaultTruth;
import io.rantwin.harness.ran.fault.FaultTruthFile;
import io.rantwin.harness.ran.fault.FaultyReports;
import io.rantwin.harness.ran.fault.NodeRestarts;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.node.NetworkIdentities;
import io.rantwin.harness.ran.node.NetworkNodes;
import io.rantwin.harness.ran.node.NodePlan;
import io.rantwin.harness.ran.o1.NetworkQueue;
import io.rantwin.harness.ran.o1.O1Server;
import io.rantwin.harness.ran.plot.Plots;
import io.rantwin.harness.ran.plot.RunLog;
import io.rantwin.harness.ran.pm.PmFiles;
import io.rantwin.harness.ran.scenario.Scenario;
import io.rantwin.harness.ran.scenario.ScenarioException;
import io.rantwin.harness.ran.scenario.Scenarios;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rantwin ran}: a simulated radio network. */
@Command(
        name = "ran",
        mixinStandardHelpOptions = true,
        description = {
            "Simulates a radio network: cells and users, their traffic, radio, handovers, energy and faults.",
            "With --connect its gNBs are E2 nodes of a near-RT RIC; without, it runs as fast as it can for one day."
        },
        footer = {
            "",
            "Examples:",
            "  rantwin ran --list",
            "  rantwin ran city-21 --day 30min --plot out",
            "  rantwin ran city-21 --connect 127.0.0.1:36422 --o1 8095 --speed 1",
            "  rantwin ran my-network.yaml --duration 2h --pm pm --truth truth.jsonl",
            "",
            "A signal ends it cleanly and the pictures are still drawn; the exit code is 143 after SIGTERM then, and 130"
                    + " after Ctrl-C."
        })
public final class RanCommand implements Callable<Integer> {
    private static final int MOST_WAITING = 1000;
    private static final long CONNECT_MILLIS = 30_000;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SCENARIO",
            defaultValue = "city-21",
            description = "Name of a scenario (--list) or a YAML file (${DEFAULT-VALUE}).")
    private String scenarioName;

    @Option(names = "--list", description = "Name the scenarios that come with the program, and end.")
    private boolean isList;

    @Option(names = "--show", description = "Print the scenario as YAML, to begin one of your own with, and end.")
    private boolean isShow;

    @Mixin
    private RunOptions options;

    private final InstantSource clock = InstantSource.system();
    private final CountDownLatch stop;
    private final LongSupplier nanoTime;
    private final long connectMillis;

    public RanCommand() {
        this(new CountDownLatch(1), System::nanoTime, CONNECT_MILLIS);
    }

    /**
     * @param stop ends the command when it reaches 0
     * @param nanoTime our time
     * @param connectMillis how long network time waits for the nodes to be connected
     */
    RanCommand(CountDownLatch stop, LongSupplier nanoTime, long connectMillis) {
        this.stop = stop;
        this.nanoTime = nanoTime;
        this.connectMillis = connectMillis;
    }

    @Override
    public Integer call() throws InterruptedException, PerException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            options.check();
            if (isList) {
                for (String name : Scenarios.names()) {
                    out.printf(
                            "%-14s %s%n",
                            name, Scenarios.named(name, options.changes()).description());
                }
                return 0;
            }
            if (!Scenarios.names().contains(scenarioName) && !Files.isRegularFile(Path.of(scenarioName))) {
                throw new IllegalArgumentException(scenarioName + " is neither a file nor one of the scenarios "
                        + String.join(", ", Scenarios.names()));
            }
            if (isShow) {
                out.print(
                        Scenarios.names().contains(scenarioName)
                                ? Scenarios.textOf(scenarioName)
                                : Files.readString(Path.of(scenarioName)));
                out.flush();
                return 0;
            }
            return run(Scenarios.of(scenarioName, options.changes()), out, err);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        } catch (FileSystemException e) {
            String why = e.getReason() == null ? "it cannot be opened" : e.getReason();
            EndOnSignal.print(err, "rantwin ran: " + e.getFile() + ": " + why);
            return 1;
        } catch (ScenarioException | IOException e) {
            EndOnSignal.print(err, "rantwin ran: " + e.getMessage());
            return 1;
        }
    }

    private int run(Scenario scenario, PrintWriter out, PrintWriter err)
            throws IOException, InterruptedException, PerException {
        scenario.rejectedSites().forEach(row -> EndOnSignal.print(err, "left out: " + row));
        RadioNetwork network = new RadioNetwork(scenario.plan(), scenario.seed());
        NodePlan nodePlan = options.nodePlan(scenario.plan().clock().hours(0));
        FaultyReports tampering = new FaultyReports(scenario.faults(), network, nodePlan, scenario.seed());
        NetworkQueue queue = new NetworkQueue(MOST_WAITING);
        Path plotFolder = options.plotFolder();
        if (plotFolder != null) {
            Files.createDirectories(plotFolder);
        }
        RunLog log = plotFolder == null ? null : new RunLog(network);
        try (EndOnSignal _ = new EndOnSignal("ran", stop, err);
                Closing closing = new Closing()) {
            Path pmFolder = options.pmFolder();
            PmFiles pm = pmFolder == null
                    ? null
                    : new PmFiles(network, new NetworkIdentities(scenario.plan(), nodePlan), options.pm(pmFolder));
            Path tallyFile = options.tallyFile();
            Tally tally = tallyFile == null
                    ? null
                    : new Tally(network, scenario.cells().all(), tallyFile);
            if (tally != null) {
                closing.add(tally);
            }
            Pace pace = new Pace(options.speed(), nanoTime);
            HostPort at = options.o1();
            if (at != null) {
                O1Server o1 = O1Server.start(
                        at.host(),
                        at.port(),
                        queue,
                        scenario.cells().all(),
                        new NetworkIdentities(scenario.plan(), nodePlan).cellIds(),
                        tampering,
                        pmFolder,
                        pace::setSpeed);
                closing.add(o1);
                closing.add(queue::close);
                EndOnSignal.print(err, "O1 at http://" + at.host() + ":" + o1.port());
            }
            FaultTruth truth = truth(scenario, closing);
            NetworkNodes nodes = nodes(network, nodePlan, tampering, closing, err);
            NodeRestarts restarts = nodes == null ? null : new NodeRestarts(scenario.faults(), network, nodes);
            NetworkRun run = new NetworkRun(
                    network,
                    new NetworkRun.Around(
                            queue,
                            new FaultTimeline(scenario.faults(), network, truth),
                            nodes,
                            restarts,
                            pm,
                            tally,
                            log),
                    pace,
                    stop);
            tell(scenario, err);
            if (nodes != null) {
                connect(run, nodes, err);
            }
            Status status = new Status(
                    network, nodes, pace, nanoTime, options.statusSeconds(), line -> EndOnSignal.print(err, line));
            run.run(options.untilMicros(scenario.plan().clock()), status);
            EndOnSignal.print(out, status.summary());
            if (log != null && plotFolder != null) {
                for (Path picture : Plots.write(log, plotFolder)) {
                    EndOnSignal.print(out, picture.toString());
                }
            }
        }
        return 0;
    }

    private void tell(Scenario scenario, PrintWriter err) {
        EndOnSignal.print(
                err,
                scenario.name() + ": " + scenario.description() + " (seed " + scenario.seed() + ", "
                        + scenario.plan().layout().cells().size() + " cells, "
                        + scenario.plan().ues() + " users, " + scenario.faults().size() + " faults)");
    }

    private void connect(NetworkRun run, NetworkNodes nodes, PrintWriter err) throws InterruptedException {
        nodes.start();
        boolean all = run.hold(
                () -> nodes.nodes().stream()
                        .map(SimulatedE2Node::status)
                        .allMatch(node -> node.phase() == Phase.CONNECTED),
                connectMillis);
        if (!all && stop.getCount() > 0) {
            EndOnSignal.print(err, "not all nodes are connected yet; the network runs, they go on trying");
        }
    }

    private FaultTruth truth(Scenario scenario, Closing closing) throws IOException {
        Path path = options.truthFile();
        if (path == null) {
            return (_, _, _, _, _) -> {};
        }
        FaultTruthFile file = new FaultTruthFile(
                Files.newOutputStream(path),
                scenario.plan().clock(),
                scenario.plan().layout(),
                scenario.cells().all());
        closing.add(file);
        return file;
    }

    private @Nullable NetworkNodes nodes(
            RadioNetwork network, NodePlan plan, FaultyReports tampering, Closing closing, PrintWriter err)
            throws IOException, PerException {
        HostPort ric = options.ric();
        if (ric == null) {
            return null;
        }
        E2Link link = E2Link.start(LinkOptions.DEFAULT.withTransport(options.transport()), clock);
        closing.add(link);
        NetworkNodes nodes = new NetworkNodes(
                network,
                plan,
                new NetworkNodes.Surroundings(
                        NodeCodecs.load(),
                        link,
                        ric.host(),
                        ric.port(),
                        event -> EndOnSignal.print(err, event.toString()),
                        clock),
                new NetworkNodes.Faults(tampering, tampering));
        closing.add(nodes);
        EndOnSignal.print(err, nodes.nodes().size() + " E2 nodes over " + link.transport() + " to " + ric);
        return nodes;
    }

    /** Closes what was opened, the last first. */
    private static final class Closing implements AutoCloseable {
        private final ArrayDeque<AutoCloseable> open = new ArrayDeque<>();

        void add(AutoCloseable closeable) {
            open.push(closeable);
        }

        @Override
        public void close() throws IOException {
            while (!open.isEmpty()) {
                try {
                    open.pop().close();
                } catch (IOException | RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IOException(e.getMessage(), e);
                }
            }
        }
    }
}
