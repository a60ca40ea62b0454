package io.rantwin.planner.plan;

import io.rantwin.planner.gate.Active;
import io.rantwin.planner.gate.Gate;
import io.rantwin.planner.gate.GateCase;
import io.rantwin.planner.gate.GateReport;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.gate.Goal;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** From what is asked to what the gate says of the best plan: the one way for all who plan. */
public final class EnergyPlanning {
    /**
     * What is asked.
     *
     * @param task network, demand, ceilings
     * @param gate how much the gate asks for
     * @param search how hard to search
     * @param fidelity of cells, 0..1
     * @param policyId of the policy to be made
     * @param ricId near-RT RIC that it is for
     */
    public record Order(
            PlanTask task,
            GateSettings gate,
            EnergyPlanner.Search search,
            Map<String, Double> fidelity,
            String policyId,
            String ricId) {
        /** Copies the map. */
        public Order {
            fidelity = Map.copyOf(fidelity);
        }

        /** What was tried as a policy before the gate, with its canary. */
        public GateCase before(Trial trial, Active active) throws PlanException {
            EnergyPolicies policies = new EnergyPolicies(task.world());
            return new GateCase(
                    policies.draft(policyId, ricId, trial.schedule()),
                    policies.draft(
                            policyId,
                            ricId,
                            trial.schedule(),
                            EnergyPolicies.canaryCells(trial.schedule(), gate.mostCanaryShare())),
                    active,
                    task.world(),
                    fidelity,
                    gate,
                    Goal.ENERGY);
        }

        /** Sentences of progress that there are at most. */
        public int steps() {
            return 3 * search.margins().size() + 3;
        }
    }

    /**
     * The best plan before the gate.
     *
     * @param trial which one
     * @param it the policy made of it, with its canary
     */
    public record Choice(Trial trial, GateCase it, GateReport report) {
        /** Without which of the trials it is. */
        public Proved proved() {
            return new Proved(it, report);
        }
    }

    /**
     * What came of it.
     *
     * @param plan candidates, baselines, advice
     * @param choice null when no cell can ever sleep
     */
    public record Outcome(EnergyPlan plan, @Nullable Choice choice) {}

    private final InForce active;

    private final Consumer<String> progress;

    private final Gate gate;

    /**
     * @param active what is in force when the gate looks
     * @param progress is told each step in words; may throw {@link java.util.concurrent.CancellationException} to end it there
     */
    public EnergyPlanning(InForce active, Consumer<String> progress) {
        this(active, progress, new Gate());
    }

    /** The same with a gate of one's own. */
    public EnergyPlanning(InForce active, Consumer<String> progress, Gate gate) {
        this.active = active;
        this.progress = progress;
        this.gate = gate;
    }

    /** Plans, proves, and hands nothing over. */
    public Outcome plan(Order order) throws PlanException {
        EnergyPlan plan = new EnergyPlanner(order.gate(), order.search()).plan(order.task(), progress);
        if (plan.trials().isEmpty()) {
            return new Outcome(plan, null);
        }
        Trial best = plan.trials().getFirst();
        progress.accept(
                "the gate looks at '" + best.name() + "' on " + order.gate().draws() + " days");
        GateCase it = order.before(best, active.now());
        return new Outcome(plan, new Choice(best, it, gate.judge(it)));
    }
}
