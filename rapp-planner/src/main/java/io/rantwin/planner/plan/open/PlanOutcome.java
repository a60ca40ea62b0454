package io.rantwin.planner.plan.open;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.plan.EnergyPlanning;
import io.rantwin.planner.plan.Proved;
import io.rantwin.planner.plan.settings.SettingsPlanning;
import org.jspecify.annotations.Nullable;

/**
 * What planning came to, of whatever kind.
 *
 * @param json all of it, to be kept, shown, and written to files
 * @param proved the best plan before the gate; null when there is nothing to be gained
 */
public record PlanOutcome(ObjectNode json, @Nullable Proved proved) {
    /** Of an energy plan. */
    public static PlanOutcome of(EnergyPlanning.Outcome outcome) {
        EnergyPlanning.Choice choice = outcome.choice();
        return new PlanOutcome(PlanJson.write(outcome), choice == null ? null : choice.proved());
    }

    /** Of a plan of settings. */
    public static PlanOutcome of(SettingsPlanning.Outcome outcome) {
        return new PlanOutcome(SettingsJson.write(outcome), outcome.proved());
    }
}
