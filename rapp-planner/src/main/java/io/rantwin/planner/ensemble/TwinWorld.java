package io.rantwin.planner.ensemble;

import io.rantwin.twin.enforcement.EnforcementParameters;
import io.rantwin.twin.enforcement.Lever;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.whatif.PowerDraw;
import io.rantwin.twin.whatif.SliceMix;
import io.rantwin.twin.whatif.Snapshot;
import java.util.List;
import java.util.Set;

/**
 * The network as the planner believes it, and the rules by which the near-RT side will enforce.
 *
 * @param snapshot from which what-ifs start
 * @param topology of its cells
 * @param power of cells
 * @param powerSet name of the power model, to stand in every result
 * @param transitionJoule energy of one sleep, both ways together, on top of the powers
 * @param profile demand over the horizon
 * @param enforcement the parameters of the xApp
 * @param levers what interfaces offer for every cell
 * @param leastRsrpDbm below which a cell takes nobody over
 * @param decisionMillis network time between two decisions; figures are means over this long
 * @param promises to slices of the snapshot, none where slices are not looked at
 */
public record TwinWorld(
        Snapshot snapshot,
        Topology topology,
        PowerDraw power,
        String powerSet,
        double transitionJoule,
        DemandProfile profile,
        EnforcementParameters enforcement,
        Set<Lever> levers,
        double leastRsrpDbm,
        long decisionMillis,
        List<SlicePromise> promises) {
    /** A world whose slices are promised nothing. */
    public TwinWorld(
            Snapshot snapshot,
            Topology topology,
            PowerDraw power,
            String powerSet,
            double transitionJoule,
            DemandProfile profile,
            EnforcementParameters enforcement,
            Set<Lever> levers,
            double leastRsrpDbm,
            long decisionMillis) {
        this(
                snapshot,
                topology,
                power,
                powerSet,
                transitionJoule,
                profile,
                enforcement,
                levers,
                leastRsrpDbm,
                decisionMillis,
                List.of());
    }

    /** Checks that profile and snapshot are of the same cells and the times fit. */
    public TwinWorld {
        levers = Set.copyOf(levers);
        promises = List.copyOf(promises);
        for (SlicePromise each : promises) {
            if (snapshot.slices().indexOf(each.slice()) < 0) {
                throw new IllegalArgumentException("Slice " + each.slice()
                        + " is promised something, and nothing is known of its traffic; known are "
                        + snapshot.slices().slices() + ".");
            }
        }
        if (profile.cells() != snapshot.cells()) {
            throw new IllegalArgumentException("The profile has " + profile.cells() + " cells, the snapshot "
                    + snapshot.cells() + ": both must be of the same network.");
        }
        if (decisionMillis < 1 || profile.periodMillis() % decisionMillis != 0) {
            throw new IllegalArgumentException("A period of " + profile.periodMillis()
                    + " ms must hold a whole number of decisions, each " + decisionMillis + " ms.");
        }
    }

    /** The same under another demand. */
    public TwinWorld withProfile(DemandProfile other) {
        return new TwinWorld(
                snapshot,
                topology,
                power,
                powerSet,
                transitionJoule,
                other,
                enforcement,
                levers,
                leastRsrpDbm,
                decisionMillis,
                promises);
    }

    /** The same with slices, and what they were promised. */
    public TwinWorld withSlices(SliceMix mix, List<SlicePromise> promised) {
        return new TwinWorld(
                snapshot.withSlices(mix),
                topology,
                power,
                powerSet,
                transitionJoule,
                profile,
                enforcement,
                levers,
                leastRsrpDbm,
                decisionMillis,
                promised);
    }

    /** Decisions within the horizon. */
    public int steps() {
        return (int) (profile.horizonMillis() / decisionMillis);
    }
}
