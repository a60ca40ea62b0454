package io.rantwin.planner.plan.open;

import io.rantwin.planner.configuration.Attribute;
import io.rantwin.planner.ensemble.Rail;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.gate.Active;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.gate.Goal;
import io.rantwin.planner.gate.SmallWorlds;
import io.rantwin.planner.gate.WatchSettings;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.settings.SettingsPlanner;
import io.rantwin.planner.plan.settings.SettingsPlanning;
import io.rantwin.planner.plan.settings.SettingsTask;
import io.rantwin.twin.whatif.Kpi;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Offsets, of which the canary has both sides of one border. */
class SettingsRolloutTest extends SettingsRollouts {
    private static final SettingsPlanning.Outcome OUTCOME = planned();

    SettingsRolloutTest() {
        super(PlanKind.LOAD_BALANCING, OUTCOME, 2);
    }

    /** A crowd in one of three cells. */
    private static SettingsPlanning.Outcome planned() {
        double[] busy = {0.80, 0.80, 0.80, 0.80, 0.80, 0.80};
        double[] free = {0.20, 0.20, 0.20, 0.20, 0.20, 0.20};
        TwinWorld world =
                SmallWorlds.world(SmallWorlds.facing(3, 1000), SmallWorlds.profile(0.1, busy, free, free), 40);
        GateSettings gate = new GateSettings(
                List.of(Rail.atMost(Kpi.PRB_LOAD, 95, 0.3)),
                0.9,
                60,
                3,
                0,
                1,
                0.5,
                new WatchSettings(0.05, 3, 0.2, 0.05, 0.01, 0.01, 4, 0));
        try {
            return new SettingsPlanning(() -> Active.NOTHING, _ -> {})
                    .plan(new SettingsPlanning.Order(
                            new SettingsTask(
                                    world, Goal.HIGHEST_LOAD, Map.of(Attribute.OFFSET, 6.0), 0.7, 1, new BitSet()),
                            gate,
                            new SettingsPlanner.Search(12, 2, 4, 3),
                            Map.of(),
                            "it"));
        } catch (PlanException never) {
            throw new AssertionError(never);
        }
    }
}
