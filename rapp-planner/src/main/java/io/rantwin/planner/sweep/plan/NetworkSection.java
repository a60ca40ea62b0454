package io.rantwin.planner.sweep.plan;

import io.rantwin.planner.fields.Fields;
import io.rantwin.planner.network.AssumedNetwork;
import io.rantwin.planner.network.NetworkException;
import io.rantwin.planner.network.NetworkFiles;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.whatif.SliceMix;
import io.rantwin.twin.whatif.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the network of a plan: a snapshot of the xApp, or a topology with assumed loads. */
final class NetworkSection {
    private static final double USUAL_LOAD = 0.35;
    private static final double MOST_LOAD = 0.95;
    private static final double ROUNDING = 1e-6;

    private final Fields fields;
    private final Path folder;
    private final @Nullable Snapshot kept;

    /**
     * @param folder where files that it names are
     * @param kept the snapshot of a sweep that was begun; then no file is read
     */
    NetworkSection(Fields fields, Path folder, @Nullable Snapshot kept) {
        this.fields = fields;
        this.folder = folder;
        this.kept = kept;
    }

    /** The snapshot; null when there are mistakes. */
    @Nullable
    Snapshot read() {
        String topology = fields.text("topology");
        String snapshot = fields.text("snapshot");
        Snapshot network = null;
        if ((topology == null) == (snapshot == null)) {
            fields.wrong(
                    "",
                    "must have one of topology (a file as rantwin twin topology get prints it) and snapshot"
                            + " (a file of rantwin twin snapshot)");
        } else if (topology != null) {
            network = ofTopology(topology);
        } else if (snapshot != null) {
            network = kept != null ? kept : ofSnapshot(snapshot);
            if (network != null && kept == null && fields.has("shareError")) {
                network = network.withShareError(shareError(network.shareError()));
            }
            shareError(0);
        }
        double factor = fields.number("demandFactor", 1, 0, 1000);
        fields.close();
        return network == null || kept != null || factor == 1 ? network : withDemand(network, factor);
    }

    /** The same network at another time of day: every cell's demand times a factor. */
    private static Snapshot withDemand(Snapshot s, double factor) {
        return s.withDemand(times(s.demandMean(), factor), times(s.demandDeviation(), factor));
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    private double shareError(double otherwise) {
        return fields.number("shareError", otherwise, 0, 2);
    }

    private @Nullable Snapshot ofSnapshot(String name) {
        try {
            return NetworkFiles.snapshot(folder.resolve(name));
        } catch (NetworkException wrong) {
            fields.wrong("snapshot", String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    private @Nullable Snapshot ofTopology(String name) {
        AssumedNetwork usual = AssumedNetwork.USUAL;
        AssumedNetwork maker = new AssumedNetwork(
                fields.number("demandDeviation", usual.demandDeviation(), 0, 2),
                fields.number("fastDeviation", usual.fastDeviation(), 0, 2),
                fields.number("hysteresisDb", usual.hysteresisDb(), 0, 20),
                shareError(usual.shareError()),
                usual.options()
                        .withPoints((int) fields.whole("points", usual.options().pointsPerCell(), 8, 1000)),
                fields.whole("seed", usual.seed(), Long.MIN_VALUE, Long.MAX_VALUE));
        double load = fields.number("load", USUAL_LOAD, 0, MOST_LOAD);
        Fields loads = fields.has("loads") ? fields.object("loads") : null;
        Fields slices = fields.has("slices") ? fields.object("slices") : null;
        if (kept != null) {
            return kept;
        }
        Topology topology = topology(name);
        if (topology == null) {
            return null;
        }
        double[] load0 = new double[topology.cells().size()];
        Arrays.fill(load0, load);
        if (loads != null) {
            for (String cellId : loads.names()) {
                int cell = topology.indexOf(cellId);
                if (cell < 0) {
                    loads.wrong(Fields.escaped(cellId), "is no cell of the topology");
                } else {
                    load0[cell] = loads.number(cellId, load, 0, MOST_LOAD);
                }
            }
        }
        Snapshot network = maker.make(topology, load0);
        return slices == null ? network : withSlices(network, topology, slices);
    }

    private @Nullable Topology topology(String name) {
        try {
            return NetworkFiles.topology(folder.resolve(name));
        } catch (NetworkException wrong) {
            fields.wrong("topology", String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    private static Snapshot withSlices(Snapshot network, Topology topology, Fields slices) {
        List<Snssai> list = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (String name : slices.names()) {
            Snssai slice = Snssai.parse(name);
            if (slice == null) {
                slices.wrong(Fields.escaped(name), "is no slice: " + Snssai.WRITTEN);
            } else {
                list.add(slice);
                shares.add(slices.number(name, 0, 0, 1));
            }
        }
        double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
        if (list.isEmpty() || list.size() > SliceMix.MOST || !(Math.abs(sum - 1) <= ROUNDING)) {
            slices.wrong(
                    "",
                    "must be the shares of 1 to " + SliceMix.MOST + " slices in the traffic, together 1, not " + sum);
            return network;
        }
        double[] trafficShare = new double[network.cells() * list.size()];
        Arrays.setAll(trafficShare, i -> shares.get(i % list.size()) / sum);
        return network.withSlices(SliceMix.of(topology, list, trafficShare));
    }
}
