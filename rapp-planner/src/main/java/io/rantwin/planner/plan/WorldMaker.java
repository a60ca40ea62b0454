package io.rantwin.planner.plan;

import io.rantwin.planner.ensemble.DemandProfile;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.network.AssumedNetwork;
import io.rantwin.twin.enforcement.EnforcementParameters;
import io.rantwin.twin.enforcement.Lever;
import io.rantwin.twin.loadcoupling.LinkModel;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.propagation.RadioOptions;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.whatif.Snapshot;
import io.rantwin.twin.whatif.SnapshotCutter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes the world of a plan from what an operator has: a topology or a snapshot, and the loads of a day. */
public final class WorldMaker {
    /** Hysteresis of event A3, with its offset. */
    public static final double HYSTERESIS_DB = 3;

    /** The floor of the xApp's own check. */
    public static final double LEAST_RSRP_DBM = -110;

    /** 16 layers of 256-QAM at code rate 948/1024 (TS 38.214 table 5.1.3.1-2): more is a mistake in units, not a good day. */
    private static final double MOST_BIT_PER_S_HZ = 16 * 7.4;

    private static final double MEGA = 1e6;
    private static final double PER_CENT = 100;

    private WorldMaker() {}

    /** The untouched network of a topology, believed to have the mean loads of the profile. */
    public static Snapshot snapshot(Topology topology, LoadProfile profile, RadioOptions options, long seed)
            throws PlanException {
        List<String> ids = topology.cells().stream().map(Cell::cellId).toList();
        check(profile, ids, RadioState.of(topology, LinkModel.START));
        double[] load = new double[ids.size()];
        double[] traffic = new double[load.length];
        for (int c = 0; c < load.length; c++) {
            double[] loads = profile.loads().get(ids.get(c));
            double[] told = profile.traffic().get(ids.get(c));
            load[c] = loads == null ? 0 : LoadProfile.mean(loads);
            traffic[c] = told == null ? Double.NaN : LoadProfile.mean(told);
        }
        return new AssumedNetwork(0, 0, HYSTERESIS_DB, SnapshotCutter.USUAL_SHARE_ERROR, options, seed)
                .make(topology, load, traffic);
    }

    /**
     * The world of a plan. Demand of each period is such that the untouched network has exactly the profile's loads.
     *
     * @param periodMillis network time of one period of the profile
     * @param decisionMillis network time between two decisions
     */
    public static TwinWorld world(
            Topology topology,
            Snapshot snapshot,
            LoadProfile profile,
            long periodMillis,
            long decisionMillis,
            ReferencePower power,
            EnforcementParameters enforcement)
            throws PlanException {
        List<String> ids = snapshot.cellIds();
        check(profile, ids, snapshot.radio());
        int n = ids.size();
        double[] mean = new double[profile.periods() * n];
        double[] deviation = new double[mean.length];
        for (int t = 0; t < profile.periods(); t++) {
            double[] load = new double[n];
            for (int c = 0; c < n; c++) {
                double[] loads = profile.loads().get(ids.get(c));
                load[c] = loads == null ? 0 : loads[t];
            }
            double[] cost = AssumedNetwork.costs(snapshot.map(), snapshot.radio(), load);
            for (int c = 0; c < n; c++) {
                double[] off = profile.deviation().get(ids.get(c));
                mean[t * n + c] = cost[c] > 0 ? load[c] / cost[c] : 0;
                deviation[t * n + c] = off == null ? 0 : off[t];
            }
        }
        return new TwinWorld(
                snapshot,
                topology,
                power,
                power.name(),
                power.transitionJoule(),
                new DemandProfile(periodMillis, n, mean, deviation),
                enforcement,
                Set.of(Lever.CELL_STATE, Lever.OFFSET, Lever.POWER),
                LEAST_RSRP_DBM,
                decisionMillis);
    }

    static void check(LoadProfile profile, List<String> ids, RadioState radio) throws PlanException {
        List<String> missing = new ArrayList<>();
        for (int c = 0; c < ids.size(); c++) {
            if (radio.isServing(c) && !profile.loads().containsKey(ids.get(c))) {
                missing.add(ids.get(c));
            }
        }
        if (!missing.isEmpty()) {
            throw new PlanException("Nothing is foreseen of " + some(missing)
                    + ": a plan needs the load of every cell in service, since it may have to take over.");
        }
        List<String> unknown = new ArrayList<>(profile.loads().keySet());
        unknown.removeAll(ids);
        if (!unknown.isEmpty()) {
            throw new PlanException("Loads are foreseen of " + some(unknown) + ", which the network does not have.");
        }
    }

    /** Traffic in another unit than bit/s would be disbelieved in silence, and what users get be wrong by as much. */
    static void checkTraffic(LoadProfile profile, Topology topology) throws PlanException {
        for (int c = 0; c < topology.cells().size(); c++) {
            String id = topology.cells().get(c).cellId();
            int carrier = topology.carrierOf(c);
            double[] loads = profile.loads().get(id);
            double[] told = profile.traffic().get(id);
            if (carrier < 0 || loads == null || told == null) {
                continue;
            }
            double load = LoadProfile.mean(loads);
            double traffic = LoadProfile.mean(told);
            double hertz = load * topology.carriers().get(carrier).occupiedHertz();
            if (load > 0 && traffic > MOST_BIT_PER_S_HZ * hertz) {
                throw new PlanException(String.format(
                        Locale.ROOT,
                        "Cell %s cannot carry what is foreseen of it: %.0f Mbit/s with %.1f %% of its PRBs is %.0f bit/s for each"
                                + " hertz, and no radio does more than %.0f. Is the traffic really in Mbit/s?",
                        id,
                        traffic / MEGA,
                        PER_CENT * load,
                        traffic / hertz,
                        MOST_BIT_PER_S_HZ));
            }
        }
    }

    private static String some(List<String> ids) {
        String first = String.join(", ", ids.subList(0, Math.min(5, ids.size())));
        return (ids.size() == 1 ? "cell " : "cells ")
                + first
                + (ids.size() > 5 ? " and " + (ids.size() - 5) + " more" : "");
    }
}
