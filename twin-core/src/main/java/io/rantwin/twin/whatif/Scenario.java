package io.rantwin.twin.whatif;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to the twin.
 *
 * @param actions on a timeline, in any order; at equal times in the order given
 * @param horizonMillis how far to look, at least one step
 * @param stepMillis a steady state is solved for each
 * @param reportMillis figures are means over this long; a multiple of the step
 * @param draws members of the ensemble, each with its own demand from the posterior; 1 to 100 000
 * @param seed of all chance; the same snapshot, scenario and seed give the same bits
 * @param path demand as foreseen; null for the snapshot's throughout
 */
public record Scenario(
        List<TimedAction> actions,
        long horizonMillis,
        long stepMillis,
        long reportMillis,
        int draws,
        long seed,
        @Nullable DemandPath path) {
    private static final int MOST_DRAWS = 100_000;

    /** Copies the list and checks the times. */
    public Scenario {
        actions = List.copyOf(actions);
        if (stepMillis < 1
                || horizonMillis < stepMillis
                || reportMillis < stepMillis
                || reportMillis % stepMillis != 0) {
            throw new IllegalArgumentException(
                    "A scenario needs a step of at least 1 ms, a horizon of at least a step, and a"
                            + " report period that is a multiple of it, not " + stepMillis + ", " + horizonMillis + ", "
                            + reportMillis + " ms.");
        }
        if (draws < 1 || draws > MOST_DRAWS) {
            throw new IllegalArgumentException("A scenario has 1 to " + MOST_DRAWS + " draws, not " + draws + ".");
        }
    }

    /** With the snapshot's demand throughout. */
    public Scenario(
            List<TimedAction> actions, long horizonMillis, long stepMillis, long reportMillis, int draws, long seed) {
        this(actions, horizonMillis, stepMillis, reportMillis, draws, seed, null);
    }

    /** With a demand as foreseen. */
    public Scenario along(DemandPath foreseen) {
        return new Scenario(actions, horizonMillis, stepMillis, reportMillis, draws, seed, foreseen);
    }

    /** With other actions and nothing else changed, so that both meet the same chance. */
    public Scenario withActions(List<TimedAction> others) {
        return new Scenario(others, horizonMillis, stepMillis, reportMillis, draws, seed, path);
    }

    /** With another number of draws and nothing else changed; what both draw is the same. */
    public Scenario withDraws(int others) {
        return new Scenario(actions, horizonMillis, stepMillis, reportMillis, others, seed, path);
    }

    /** Reports within the horizon, at least one; the last may be shorter. */
    public int reports() {
        int stepsOfReport = (int) (reportMillis / stepMillis);
        return (steps() + stepsOfReport - 1) / stepsOfReport;
    }

    /** Steps within the horizon. */
    public int steps() {
        return (int) (horizonMillis / stepMillis);
    }
}
