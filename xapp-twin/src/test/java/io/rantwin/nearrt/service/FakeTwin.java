package io.rantwin.nearrt.service;

import io.grpc.ManagedChannel;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.rantwin.api.tracing.Tracing;
import io.rantwin.nearrt.live.AnomalyView;
import io.rantwin.nearrt.live.CellChoice;
import io.rantwin.nearrt.live.CellForecast;
import io.rantwin.nearrt.live.CellView;
import io.rantwin.nearrt.live.FidelityView;
import io.rantwin.nearrt.live.KpiBelief;
import io.rantwin.nearrt.live.LiveCells;
import io.rantwin.nearrt.live.LiveForecasts;
import io.rantwin.nearrt.live.LiveNetwork;
import io.rantwin.nearrt.live.LiveNodes;
import io.rantwin.nearrt.live.LivePolicies;
import io.rantwin.nearrt.live.LiveQuality;
import io.rantwin.nearrt.live.LiveReports;
import io.rantwin.nearrt.live.PolicyView;
import io.rantwin.nearrt.live.ReportLine;
import io.rantwin.nearrt.model.BundleCheck;
import io.rantwin.nearrt.model.MemoryModelStore;
import io.rantwin.nearrt.model.ModelRegistry;
import io.rantwin.nearrt.model.ModelRules;
import io.rantwin.twin.anomaly.FaultKind;
import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.estimation.TrustState;
import io.rantwin.twin.loadcoupling.Association;
import io.rantwin.twin.loadcoupling.LinkModel;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.propagation.AntennaPattern;
import io.rantwin.twin.propagation.RadioMap;
import io.rantwin.twin.propagation.RadioMapMaker;
import io.rantwin.twin.propagation.RadioOptions;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.Environment;
import io.rantwin.twin.topology.ModelBasis;
import io.rantwin.twin.topology.RRMPolicyRatio;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.topology.TopologyException;
import io.rantwin.twin.topology.TopologyReader;
import io.rantwin.twin.whatif.SliceMix;
import io.rantwin.twin.whatif.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A twin of three cells around one site that does what tests tell it, served in-process. */
public final class FakeTwin implements AutoCloseable {
    /** Network time of the first states. */
    public static final long NOW = 1_800_000_000_000_000_000L;

    static final String A = "001-01-000000001";
    static final String B = "001-01-000000002";
    static final String C = "001-01-000000003";
    static final String TOPOLOGY = """
            {"carriers": [{"name": "n78", "frequencyHertz": 3.5e9, "subcarrierSpacingHertz": 30000,
              "bandwidthMegahertz": 100, "resourceBlocks": 273, "downlinkShare": 0.75}],
             "sites": [{"name": "S1", "xMetres": 0, "yMetres": 0, "environment": "UMA", "sectors": [
               {"azimuthDegrees": 30, "electricalTiltDegrees": 9, "heightMetres": 25, "cells": [
                 {"cellId": "001-01-000000001", "carrier": "n78", "configuredMaxTxPowerDbm": 46}]},
               {"azimuthDegrees": 150, "electricalTiltDegrees": 9, "heightMetres": 25, "cells": [
                 {"cellId": "001-01-000000002", "carrier": "n78", "configuredMaxTxPowerDbm": 46}]},
               {"azimuthDegrees": 270, "electricalTiltDegrees": 9, "heightMetres": 25, "cells": [
                 {"cellId": "001-01-000000003", "carrier": "n78", "configuredMaxTxPowerDbm": 46}]}]}]}
            """;

    final TreeMap<String, CellView> states = new TreeMap<>();
    final List<Consumer<CellView>> cellListeners = new CopyOnWriteArrayList<>();
    final List<Consumer<ReportLine>> reportListeners = new CopyOnWriteArrayList<>();
    final List<Consumer<AnomalyView>> anomalyListeners = new CopyOnWriteArrayList<>();
    final List<Consumer<PolicyView>> policyListeners = new CopyOnWriteArrayList<>();
    final List<ReportLine> lines = new CopyOnWriteArrayList<>();
    final List<AnomalyView> anomalies = new CopyOnWriteArrayList<>();
    final List<PolicyView> policies = new CopyOnWriteArrayList<>();
    final List<String> switches = new CopyOnWriteArrayList<>();
    volatile Topology topology = read(TOPOLOGY);
    volatile boolean ready = true;
    volatile boolean behind;
    volatile boolean control = true;
    final MemoryModelStore store = new MemoryModelStore();
    final ModelRegistry models;
    Tracing tracing = Tracing.OFF;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService whatIfs = Executors.newFixedThreadPool(2);
    private @Nullable TwinServer served;
    private final List<Runnable> open = new ArrayList<>();

    /** A twin whose models must be signed by one of these keys. */
    public FakeTwin(PublicKey... trusted) {
        try {
            models = new ModelRegistry(
                    new BundleCheck(List.of(trusted), Set.of("RRU.PrbTotDl", "RRC.ConnMean"), Set.of("RRU.PrbTotDl")),
                    ModelRules.USUAL,
                    List.of("persistence", "filter"),
                    cell -> "all",
                    store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String cell : List.of(A, B, C)) {
            states.put(cell, state(cell, 1, NOW, 42.5));
        }
        lines.add(line(A, NOW - 2_000_000_000L, 40));
        lines.add(line(A, NOW - 1_000_000_000L, 42.5));
        anomalies.add(new AnomalyView(
                B,
                FaultKind.SLEEPING_CELL,
                NOW - 60_000_000_000L,
                false,
                0.2,
                0.6,
                List.of("It serves nobody."),
                "",
                List.of()));
        policies.add(new PolicyView(
                "es-1",
                "ORAN_EnergySaving_2.0.0",
                "{}",
                false,
                "Cell " + A + " would be overloaded.",
                List.of(new PolicyView.ControlView(
                        B,
                        "put the cell to sleep",
                        NOW,
                        PolicyView.Stage.VERIFIED,
                        "PEE.AvgPower",
                        "W",
                        -300,
                        -280.0))));
    }

    /** A state with a load and users. */
    static CellView state(String cell, long version, long nanos, double load) {
        return new CellView(
                cell,
                "gnb_1",
                version,
                nanos,
                nanos + 3_000_000,
                List.of(
                        new KpiBelief("RRU.PrbTotDl", "%", load, 1.5, nanos),
                        new KpiBelief("RRC.ConnMean", "UE", 12, 0.5, nanos - 500_000_000L),
                        new KpiBelief("DRB.UEThpDl", "kbit/s", 5200, 300, nanos - 500_000_000L),
                        new KpiBelief("never reported", "", 0, 0, Long.MIN_VALUE)),
                TrustState.TRUSTED,
                "",
                ModelBasis.GEOMETRY);
    }

    /** A report of one second. */
    static ReportLine line(String cell, long startNanos, double load) {
        return new ReportLine(
                cell,
                "gnb_1",
                startNanos,
                1000,
                startNanos + 1_003_000_000L,
                List.of(
                        new ReportLine.Figure("RRU.PrbTotDl", load, "", 0),
                        new ReportLine.Figure("RRU.PrbTotDl", 10, "1", 0),
                        new ReportLine.Figure("CARR.WBCQIDist{distBinX=7}", 3, "", 0)),
                "");
    }

    /** Publishes a state. */
    void publish(CellView view) {
        synchronized (states) {
            states.put(view.cellId(), view);
        }
        cellListeners.forEach(listener -> listener.accept(view));
    }

    private TwinSources sources() {
        LiveNodes nodes =
                () -> List.of(new LiveNodes.NodeView("gnb_1", true, List.of(A, B, C), List.of("DRB.RlcSduDelayDl")));
        return new TwinSources(
                new Cells(),
                nodes,
                new Reports(),
                new Forecasts(),
                new Network(),
                new Quality(),
                new Policies(),
                models,
                new MacroPower(),
                () -> behind);
    }

    /** Serves with these limits and returns a channel. */
    ManagedChannel serve(ServiceLimits limits) {
        return serve(limits, whatIfs, System::nanoTime);
    }

    /** Serves and returns a channel; the server's threads for what-ifs and its clock are the test's. */
    ManagedChannel serve(ServiceLimits limits, Executor computing, LongSupplier nanoTime) {
        String name = InProcessServerBuilder.generateName();
        try {
            TwinServer server = TwinServer.start(
                    InProcessServerBuilder.forName(name),
                    ServerAccess.open(InstantSource.system()),
                    sources(),
                    limits,
                    new TwinServer.Threads(calls, computing),
                    nanoTime,
                    tracing);
            open.add(server::close);
            served = server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ManagedChannel channel = InProcessChannelBuilder.forName(name).build();
        open.add(channel::shutdownNow);
        return channel;
    }

    /** Streams that stand at the server that was begun last. */
    int streamsOpen() {
        TwinServer server = served;
        return server == null ? 0 : server.streams();
    }

    public ManagedChannel serve() {
        return serve(ServiceLimits.USUAL);
    }

    /** Serves on a free port of this machine those whom it lets in. */
    TwinServer serveOnPort(ServerAccess access) throws IOException {
        TwinServer server = TwinServer.start(
                "127.0.0.1",
                0,
                access,
                sources(),
                ServiceLimits.USUAL,
                new TwinServer.Threads(calls, whatIfs),
                System::nanoTime,
                tracing);
        open.add(server::close);
        return server;
    }

    @Override
    public void close() {
        open.reversed().forEach(Runnable::run);
        whatIfs.shutdownNow();
        calls.shutdownNow();
    }

    private static Topology read(String json) {
        try {
            return TopologyReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))
                    .topology();
        } catch (IOException | TopologyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A snapshot of the three cells. */
    static Snapshot snapshot(Topology topology) {
        RadioMap map = RadioMapMaker.make(
                topology, new RadioOptions(24, 8, AntennaPattern.PANEL, 1.5, Environment.UMA), new Chance(1));
        int n = map.cells();
        double[] mean = new double[n];
        double[] deviation = new double[n];
        double[] fast = new double[n];
        double[] correlation = new double[n];
        int[] limit = new int[n];
        double[] flow = new double[n];
        for (int c = 0; c < n; c++) {
            mean[c] = 4e7 + 1e6 * c;
            deviation[c] = 4e6;
            fast[c] = 0.2;
            correlation[c] = 20;
            limit[c] = 200;
            flow[c] = 8e6;
        }
        return new Snapshot(
                NOW / 1_000_000,
                topology.cells().stream().map(Cell::cellId).toList(),
                map,
                RadioState.of(topology, LinkModel.START),
                Association.home(map),
                mean,
                deviation,
                fast,
                correlation,
                limit,
                flow,
                2,
                0,
                slices(n));
    }

    // One slice with a third of the traffic of each cell.
    private static SliceMix slices(int cells) {
        double[] share = new double[2 * cells];
        List<RRMPolicyRatio> ratios = new ArrayList<>();
        for (int c = 0; c < cells; c++) {
            share[2 * c] = 1 / 3.0;
            share[2 * c + 1] = 2 / 3.0;
            ratios.add(RRMPolicyRatio.FREE);
            ratios.add(RRMPolicyRatio.FREE);
        }
        return new SliceMix(List.of(new Snssai(1, Snssai.NO_SD), new Snssai(1, 2)), share, ratios);
    }

    private final class Cells implements LiveCells {
        @Override
        public List<String> cellIds() {
            synchronized (states) {
                return List.copyOf(states.keySet());
            }
        }

        @Override
        public @Nullable CellView cell(String cellId) {
            synchronized (states) {
                return states.get(cellId);
            }
        }

        @Override
        public long networkNanos() {
            return NOW + 2_000_000_000L;
        }

        @Override
        public AutoCloseable watch(CellChoice cells, Consumer<CellView> listener, LongConsumer others) {
            Consumer<CellView> all = view -> {
                if (cells.includes(view.cellId())) {
                    listener.accept(view);
                } else {
                    others.accept(view.networkNanos());
                }
            };
            cellListeners.add(all);
            return () -> cellListeners.remove(all);
        }
    }

    private final class Reports implements LiveReports {
        @Override
        public List<ReportLine> read(Collection<String> cellIds, long fromNanos, long untilNanos) {
            return lines.stream()
                    .filter(line -> cellIds.isEmpty() || cellIds.contains(line.cellId()))
                    .filter(line -> line.collectionStartNanos() + 1_000_000_000L >= fromNanos
                            && line.collectionStartNanos() + 1_000_000_000L < untilNanos)
                    .toList();
        }

        @Override
        public AutoCloseable watch(CellChoice cells, Consumer<ReportLine> listener) {
            Consumer<ReportLine> all = line -> {
                if (cells.includes(line.cellId())) {
                    listener.accept(line);
                }
            };
            reportListeners.add(all);
            return () -> reportListeners.remove(all);
        }
    }

    private final class Forecasts implements LiveForecasts {
        @Override
        public List<String> kpis() {
            return List.of("RRU.PrbTotDl", "DRB.UEThpDl");
        }

        @Override
        public List<CellForecast> forecast(
                String cellId, List<String> kpis, List<Long> horizonsMillis, List<Double> probabilities) {
            List<CellForecast> all = new ArrayList<>();
            if (new Cells().cell(cellId) == null) {
                return all;
            }
            for (String kpi : kpis.isEmpty() ? kpis() : kpis) {
                for (long horizon : horizonsMillis) {
                    List<Double> values =
                            probabilities.stream().map(p -> 40 + 10 * p).toList();
                    all.add(new CellForecast(
                            cellId,
                            kpi,
                            kpi.startsWith("RRU") ? "%" : "kbit/s",
                            NOW,
                            horizon,
                            probabilities,
                            values,
                            42.5,
                            -1,
                            List.of(
                                    new CellForecast.Weight("persistence", 0.7),
                                    new CellForecast.Weight("filter", 0.3))));
                }
            }
            return all;
        }
    }

    private final class Network implements LiveNetwork {
        @Override
        public Topology topology() {
            return topology;
        }

        @Override
        public List<String> unknownCellIds() {
            return List.of("001-01-0000000ff");
        }

        @Override
        public void importTopology(String json) throws TopologyException {
            try {
                topology = TopologyReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))
                        .topology();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Snapshot cut() throws NotReadyException {
            if (!ready) {
                throw new NotReadyException("No cell has reported yet, so there is nothing to start from.");
            }
            return snapshot(topology);
        }
    }

    private final class Quality implements LiveQuality {
        @Override
        public List<FidelityView> fidelity(Collection<String> cellIds) {
            return Arrays.asList(A, B).stream()
                    .filter(cell -> cellIds.isEmpty() || cellIds.contains(cell))
                    .map(cell -> new FidelityView(cell, "RRU.PrbTotDl", "%", 1000, 10_000, 900, 890, 0.91, 0.12))
                    .toList();
        }

        @Override
        public List<AnomalyView> anomalies(Collection<String> cellIds) {
            return anomalies.stream()
                    .filter(view -> cellIds.isEmpty() || cellIds.contains(view.cellId()))
                    .toList();
        }

        @Override
        public String anomalyBasis() {
            return "All is made up.";
        }

        @Override
        public AutoCloseable watchAnomalies(Consumer<AnomalyView> listener) {
            anomalyListeners.add(listener);
            return () -> anomalyListeners.remove(listener);
        }
    }

    private final class Policies implements LivePolicies {
        @Override
        public List<PolicyView> policies() {
            return List.copyOf(policies);
        }

        @Override
        public AutoCloseable watch(Consumer<PolicyView> listener) {
            policyListeners.add(listener);
            return () -> policyListeners.remove(listener);
        }

        @Override
        public boolean isControlEnabled() {
            return control;
        }

        @Override
        public int setControlEnabled(boolean enabled, String reason) {
            switches.add(enabled + ": " + reason);
            control = enabled;
            return enabled ? 0 : 3;
        }
    }
}
