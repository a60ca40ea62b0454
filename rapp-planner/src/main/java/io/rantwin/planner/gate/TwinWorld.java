package io.rantwin.planner.gate;

import io.rantwin.twin.enforcement.EnforcementParameters;
import io.rantwin.twin.enforcement.Lever;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.whatif.PowerDraw;
import io.rantwin.twin.whatif.Snapshot;
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
        long decisionMillis) {
    /** Checks that profile and snapshot are of the same cells and the times fit. */
    public TwinWorld {
        levers = Set.copyOf(levers);
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
                decisionMillis);
    }

    /** Decisions within the horizon. */
    public int steps() {
        return (int) (profile.horizonMillis() / decisionMillis);
    }
}
