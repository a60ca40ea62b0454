package io.rantwin.planner.plan.settings;

import io.rantwin.planner.configuration.Configuration;
import io.rantwin.planner.gate.ConfigurationPart;
import io.rantwin.planner.gate.Gate;
import io.rantwin.planner.gate.GateCase;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.gate.PolicyDraft;
import io.rantwin.planner.plan.InForce;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.PlanProgress;
import io.rantwin.planner.plan.Proved;
import io.rantwin.planner.push.O1Channel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From what is asked to what the gate says of the best settings: the one way for all who plan. */
public final class SettingsPlanning {
    /**
     * What is asked.
     *
     * @param fidelity of cells, 0..1
     * @param policyId under which it will be known
     */
    public record Order(
            SettingsTask task,
            GateSettings gate,
            SettingsPlanner.Search search,
            Map<String, Double> fidelity,
            String policyId) {
        /** Sentences of progress that there are at most. */
        public static final int STEPS = 7;

        /** Copies the map. */
        public Order {
            fidelity = Map.copyOf(fidelity);
        }
    }

    /**
     * What came of it.
     *
     * @param plan candidates, baselines, advice
     * @param proved the best before the gate; null when no setting gains anything
     */
    public record Outcome(SettingsPlan plan, @Nullable Proved proved) {}

    private final InForce active;
    private final PlanProgress progress;
    private final Gate gate;

    /**
     * @param active what is in force when the gate looks
     * @param progress is told each step in words; may throw {@link java.util.concurrent.CancellationException} to end it there
     */
    public SettingsPlanning(InForce active, PlanProgress progress) {
        this(active, progress, new Gate());
    }

    /** The same with a gate of one's own. */
    public SettingsPlanning(InForce active, PlanProgress progress, Gate gate) {
        this.active = active;
        this.progress = progress;
        this.gate = gate;
    }

    /** Plans, proves, and hands nothing over. */
    public Outcome plan(Order order) throws PlanException {
        SettingsPlan plan = new SettingsPlanner(order.gate(), order.search()).plan(order.task(), progress);
        if (plan.trials().isEmpty()) {
            return new Outcome(plan, null);
        }
        SettingsTrial best = plan.trials().getFirst();
        Configuration whole = Objects.requireNonNull(best.configuration());
        progress.accept(
                "the gate looks at '" + best.name() + "' on " + order.gate().draws() + " days");
        GateCase it = new GateCase(
                draft(order.policyId(), whole),
                draft(order.policyId(), canary(plan, whole, order.gate().mostCanaryShare())),
                active.now(),
                order.task().world(),
                order.fidelity(),
                order.gate(),
                order.task().goal());
        return new Outcome(plan, new Proved(it, gate.judge(it)));
    }

    private static PolicyDraft draft(String policyId, Configuration configuration) {
        return new PolicyDraft(
                policyId, O1Channel.RIC, Configuration.TYPE, List.of(new PolicyDraft.Stage(0, configuration.toJson())));
    }

    /** What goes first: the parts that are worth most, half of what is allowed, at least one. */
    static Configuration canary(SettingsPlan plan, Configuration whole, double mostShare) {
        List<ConfigurationPart> parts = ConfigurationPart.of(whole);
        int count = (int) Math.max(1, Math.floor(mostShare / 2 * parts.size()));
        Set<String> first = plan.parts().stream()
                .map(SettingsPlan.Part::name)
                .distinct()
                .limit(count)
                .collect(Collectors.toSet());
        return ConfigurationPart.together(
                parts.stream().filter(each -> first.contains(each.name())).toList());
    }
}
