package io.rantwin.planner.plan.open;

import io.rantwin.planner.configuration.Attribute;
import io.rantwin.planner.fields.Fields;
import io.rantwin.planner.gate.Gate;
import io.rantwin.planner.plan.InForce;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.PlanProgress;
import io.rantwin.planner.plan.settings.SettingsPlanner;
import io.rantwin.planner.plan.settings.SettingsPlanning;
import io.rantwin.planner.plan.settings.SettingsTask;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;

/** An order of a plan of settings: load balancing or coverage. */
public final class SettingsOrder implements PlanOrder {
    private final OrderBasics basics;
    private final SettingsPlanner.Search search;
    private final Map<Attribute, Double> reach;
    private final double mostLoad;
    private final double margin;
    private final BitSet leaveAlone;

    SettingsOrder(OrderBasics basics, Fields fields) {
        this.basics = basics;
        SettingsPlanner.Search usual = SettingsPlanner.Search.USUAL;
        mostLoad = fields.number("mostLoadPercent", 70, 1, 100) / 100;
        margin = fields.number("margin", 1, 0, 10);
        reach = reach(basics.kind(), fields);
        leaveAlone = basics.cells(fields, "leaveAlone");
        int generations = (int) fields.whole("generations", usual.generations(), 0, OrderBasics.MOST_GENERATIONS);
        int draws = (int) fields.whole("trialDraws", usual.draws(), 2, OrderBasics.MOST_TRIAL_DRAWS);
        fields.close();
        search = new SettingsPlanner.Search(
                usual.population(), generations, draws, basics.gate().seed());
    }

    private static Map<Attribute, Double> reach(PlanKind kind, Fields fields) {
        Map<Attribute, Double> reach = new EnumMap<>(Attribute.class);
        if (kind == PlanKind.LOAD_BALANCING) {
            read(fields, "mostOffsetDb", Attribute.OFFSET, reach);
            return reach;
        }
        read(fields, "mostTiltDegrees", Attribute.TILT, reach);
        read(fields, "mostPowerReductionDb", Attribute.POWER, reach);
        if (reach.isEmpty()) {
            fields.wrong("mostTiltDegrees", "and mostPowerReductionDb are 0: nothing could be changed");
            reach.put(Attribute.TILT, SettingsTask.usualReach(Attribute.TILT));
        }
        return reach;
    }

    private static void read(Fields fields, String name, Attribute attribute, Map<Attribute, Double> reach) {
        long usual = (long) SettingsTask.usualReach(attribute);
        long least = attribute == Attribute.OFFSET ? 1 : 0;
        double most = fields.whole(name, usual, least, (long) SettingsTask.MOST_REACH);
        if (most > 0) {
            reach.put(attribute, most);
        }
    }

    @Override
    public OpenPlans.Terms terms() {
        return basics.terms();
    }

    @Override
    public int steps() {
        return SettingsPlanning.Order.STEPS;
    }

    @Override
    public PlanOutcome plan(String planId, InForce active, PlanProgress progress, Gate gate) throws PlanException {
        SettingsTask task = new SettingsTask(basics.world(), basics.kind().goal(), reach, mostLoad, margin, leaveAlone);
        return PlanOutcome.of(new SettingsPlanning(active, progress, gate)
                .plan(new SettingsPlanning.Order(
                        task, basics.gate(), search, basics.fidelity(), basics.policyIdOf(planId))));
    }
}
