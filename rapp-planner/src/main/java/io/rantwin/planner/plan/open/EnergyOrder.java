package io.rantwin.planner.plan.open;

import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.fields.Fields;
import io.rantwin.planner.gate.Gate;
import io.rantwin.planner.plan.EnergyPlanner;
import io.rantwin.planner.plan.EnergyPlanning;
import io.rantwin.planner.plan.InForce;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.PlanProgress;
import io.rantwin.planner.plan.PlanTask;
import java.util.BitSet;
import java.util.List;

/** An order of an energy plan. */
public final class EnergyOrder implements PlanOrder {
    private static final int USUAL_TRIAL_DRAWS = 20;

    private final OrderBasics basics;
    private final EnergyPlanner.Search search;
    private final double mostLoad;
    private final int leastOff;
    private final int leastOn;
    private final BitSet keepOn;

    EnergyOrder(OrderBasics basics, Fields fields) {
        this.basics = basics;
        EnergyPlanner.Search usual = EnergyPlanner.Search.USUAL;
        mostLoad = fields.number("mostLoadPercent", 70, 1, 100) / 100;
        List<Double> margins =
                fields.has("margins") ? fields.numbers(fields.raw("margins"), "margins", 0, 10) : usual.margins();
        if (margins.isEmpty()) {
            fields.wrong("margins", "must be a list of at least one number from 0 to 10");
            margins = usual.margins();
        }
        leastOff = (int) fields.whole("leastOffPeriods", 1, 1, OrderBasics.MOST_PERIODS);
        leastOn = (int) fields.whole("leastOnPeriods", 1, 1, OrderBasics.MOST_PERIODS);
        keepOn = basics.cells(fields, "keepOn");
        int generations = (int) fields.whole("generations", usual.generations(), 0, OrderBasics.MOST_GENERATIONS);
        int draws = (int) fields.whole("trialDraws", USUAL_TRIAL_DRAWS, 2, OrderBasics.MOST_TRIAL_DRAWS);
        fields.close();
        search = new EnergyPlanner.Search(
                margins, usual.population(), generations, draws, basics.gate().seed());
    }

    @Override
    public OpenPlans.Terms terms() {
        return basics.terms();
    }

    @Override
    public int steps() {
        return 3 * search.margins().size() + 3;
    }

    @Override
    public PlanOutcome plan(String planId, InForce active, PlanProgress progress, Gate gate) throws PlanException {
        TwinWorld world = basics.world();
        PlanTask task = new PlanTask(
                world, mostLoad, PlanTask.covered(world), search.margins().getFirst(), leastOff, leastOn, keepOn);
        return PlanOutcome.of(new EnergyPlanning(active, progress, gate)
                .plan(new EnergyPlanning.Order(
                        task, basics.gate(), search, basics.fidelity(), basics.policyIdOf(planId), terms().ricId())));
    }
}
