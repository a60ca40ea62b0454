package io.rantwin.planner.plan;

import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.twin.energy.ReferenceSet;
import io.rantwin.twin.enforcement.EnforcementParameters;
import io.rantwin.twin.loadcoupling.LinkModel;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.propagation.RadioOptions;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.ReportingCells;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.whatif.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is planned for, as it was given.
 *
 * @param topology null when only the snapshot is there
 * @param snapshot null to make one of the topology and the mean loads
 * @param dayMillis network time of a day, shorter in a squeezed network
 * @param decisions times in each period of the profile that enforcement decides
 * @param powerSet powers and transitions of TR 38.864
 * @param fullWatts what a cell takes at full load
 * @param pilotSymbols share of symbols in which a cell without load transmits all the same
 * @param mapSeed of the radio map made of the topology
 * @param enforcement bounds of the xApp that is to enforce the plan
 */
public record NetworkChoice(
        @Nullable Topology topology,
        @Nullable Snapshot snapshot,
        long dayMillis,
        int decisions,
        ReferenceSet powerSet,
        double fullWatts,
        double pilotSymbols,
        long mapSeed,
        EnforcementParameters enforcement) {
    private static final long LEAST_DECISION_MILLIS = 1000;

    /** Whether loads and network fit, without working anything out. */
    public void check(LoadProfile profile) throws PlanException {
        if (decisionMillis(profile) < LEAST_DECISION_MILLIS) {
            throw new PlanException("A day of " + dayMillis / 1000 + " s with " + profile.periods() + " periods and "
                    + decisions + " decisions in each leaves less than a second for a decision: take a longer day or"
                    + " fewer decisions.");
        }
        if (snapshot != null) {
            WorldMaker.check(profile, snapshot.cellIds(), snapshot.radio());
        } else if (topology != null) {
            WorldMaker.check(
                    profile,
                    topology.cells().stream().map(Cell::cellId).toList(),
                    RadioState.of(topology, LinkModel.START));
        } else {
            throw new PlanException("Which network? A topology or a snapshot tells.");
        }
        if (topology != null) {
            WorldMaker.checkTraffic(profile, topology);
        }
    }

    /** Network time between two decisions, which is that of a report. */
    public long decisionMillis(LoadProfile profile) {
        return dayMillis / profile.periods() / decisions;
    }

    /** The world with the loads that are foreseen. */
    public TwinWorld world(LoadProfile profile) throws PlanException {
        check(profile);
        long step = decisionMillis(profile);
        Snapshot network = network(profile);
        Topology whole = topology == null
                ? ReportingCells.joined(null, network.cellIds(), ReportingCells.UNKNOWN_CARRIER, List.of())
                : topology;
        return WorldMaker.world(
                whole,
                network,
                profile,
                step * decisions,
                step,
                new ReferencePower(powerSet, fullWatts, pilotSymbols, network.radio()),
                enforcement);
    }

    private Snapshot network(LoadProfile profile) throws PlanException {
        if (snapshot != null) {
            return snapshot;
        }
        if (topology == null) {
            throw new PlanException("Which network? A topology or a snapshot tells.");
        }
        return WorldMaker.snapshot(topology, profile, RadioOptions.of(topology), mapSeed);
    }
}
