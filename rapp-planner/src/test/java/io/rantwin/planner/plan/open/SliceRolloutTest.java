package io.rantwin.planner.plan.open;

import io.rantwin.planner.configuration.Attribute;
import io.rantwin.planner.ensemble.Rail;
import io.rantwin.planner.gate.Active;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.gate.Goal;
import io.rantwin.planner.gate.SlicedWorlds;
import io.rantwin.planner.gate.WatchSettings;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.settings.SettingsPlanner;
import io.rantwin.planner.plan.settings.SettingsPlanning;
import io.rantwin.planner.plan.settings.SettingsTask;
import io.rantwin.twin.whatif.Kpi;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Guaranteed shares, of which the canary has one cell; their effect is seen in what users of the slice get. */
class SliceRolloutTest extends SettingsRollouts {
    private static final SettingsPlanning.Outcome OUTCOME = planned();

    SliceRolloutTest() {
        super(PlanKind.SLICE_SHARES, OUTCOME, 1, SlicedWorlds.BROADBAND, SlicedWorlds.PREMIUM);
    }

    // More than half of a cell, which it has anyway, and less than all that the other slice leaves.
    private static double promisedKbits() {
        return 0.36 * SlicedWorlds.wholeKbits(SlicedWorlds.premium(1, 0.05, 0.25, 0.85, 0.3, 0.85));
    }

    private static SettingsPlanning.Outcome planned() {
        GateSettings gate = new GateSettings(
                List.of(Rail.atMost(Kpi.PRB_LOAD, 98, 0.3)),
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
                                    SlicedWorlds.premium(promisedKbits(), 0.05, 0.25, 0.85, 0.3, 0.85),
                                    Goal.SERVICE_ASSURANCE,
                                    Map.of(Attribute.GUARANTEE, 100.0),
                                    0.95,
                                    1,
                                    new BitSet()),
                            gate,
                            new SettingsPlanner.Search(12, 2, 4, 3),
                            Map.of(),
                            "it"));
        } catch (PlanException never) {
            throw new AssertionError(never);
        }
    }
}
