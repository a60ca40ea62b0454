package io.rantwin.planner.gate;

import io.rantwin.a1.conflict.NamedPolicy;
import io.rantwin.a1.types.PolicyType;
import io.rantwin.a1.types.PolicyTypes;
import io.rantwin.a1.validation.PolicyLimits;
import io.rantwin.a1.validation.PolicyValidator;
import io.rantwin.a1.validation.PolicyVerdict;
import io.rantwin.planner.configuration.Configuration;
import io.rantwin.planner.configuration.Configuration.NoConfigurationException;
import io.rantwin.planner.ensemble.ConfiguredCells;
import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.planner.ensemble.Timeline;
import io.rantwin.planner.ensemble.TwinWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A policy before the gate, with all that the checks look at; what is costly is worked out once. Not thread-safe. */
public final class GateCase {
    private final PolicyDraft draft;
    private final @Nullable PolicyDraft canary;
    private final Active active;
    private final TwinWorld world;
    private final Map<String, Double> fidelity;
    private final GateSettings settings;
    private final Ensemble ensemble;
    private Ensemble.@Nullable Result result;
    private Ensemble.@Nullable Result canaryResult;
    private final Goal goal;
    private boolean isRead;
    private @Nullable Proposal proposal;

    /**
     * A case.
     *
     * @param canary the same policy in fewer cells; null when there is none
     * @param active policies in force at the RIC; one of the draft's id is its own earlier revision
     * @param fidelity of cells, 0..1; cells that are not in it are of unknown fidelity
     */
    public GateCase(
            PolicyDraft draft,
            @Nullable PolicyDraft canary,
            List<NamedPolicy> active,
            TwinWorld world,
            Map<String, Double> fidelity,
            GateSettings settings) {
        this(draft, canary, Active.ofPolicies(active), world, fidelity, settings, Goal.ENERGY);
    }

    /**
     * A case with a goal.
     *
     * @param active what is in force; what has the draft's id is its own earlier revision
     * @param goal what it is to gain
     */
    public GateCase(
            PolicyDraft draft,
            @Nullable PolicyDraft canary,
            Active active,
            TwinWorld world,
            Map<String, Double> fidelity,
            GateSettings settings,
            Goal goal) {
        this.draft = draft;
        this.canary = canary;
        this.active = active.without(draft.policyId());
        this.goal = goal;
        this.world = world;
        this.fidelity = new TreeMap<>(fidelity);
        this.settings = settings;
        this.ensemble = new Ensemble(world);
    }

    /** The policy. */
    public PolicyDraft draft() {
        return draft;
    }

    /** The same in fewer cells, or null. */
    public @Nullable PolicyDraft canary() {
        return canary;
    }

    /** All others that are in force. */
    public Active active() {
        return active;
    }

    /** What it is to gain. */
    public Goal goal() {
        return goal;
    }

    /** The network. */
    public TwinWorld world() {
        return world;
    }

    /** Fidelity of a cell, NaN when unknown. */
    public double fidelity(String cellId) {
        return fidelity.getOrDefault(cellId, Double.NaN);
    }

    /** What is asked for. */
    public GateSettings settings() {
        return settings;
    }

    /** What is wanted as values; null when its type does not take it. */
    public @Nullable Proposal proposal() {
        if (!isRead) {
            proposal = proposal(draft);
            isRead = true;
        }
        return proposal;
    }

    /** A draft as values; null when its type does not take it, or it is configuration that this network cannot have. */
    @Nullable
    Proposal proposal(PolicyDraft of) {
        if (!of.policyTypeId().equals(Configuration.TYPE)) {
            Timeline timeline = read(of);
            return timeline == null ? null : new Proposal.Policy(timeline);
        }
        if (of.stages().size() != 1) {
            return null;
        }
        try {
            Configuration configuration =
                    Configuration.read(of.stages().getFirst().body());
            return new ConfiguredCells(world.snapshot()).mistakes(configuration).isEmpty()
                    ? new Proposal.Settings(of.policyId(), configuration)
                    : null;
        } catch (NoConfigurationException no) {
            return null;
        }
    }

    static @Nullable Timeline read(PolicyDraft draft) {
        PolicyType type = PolicyTypes.known().byId(draft.policyTypeId());
        if (type == null) {
            return null;
        }
        var validator = new PolicyValidator(PolicyLimits.USUAL);
        List<Timeline.Stage> stages = new ArrayList<>();
        for (PolicyDraft.Stage stage : draft.stages()) {
            if (!(validator.check(type, stage.body()) instanceof PolicyVerdict.Accepted accepted)) {
                return null;
            }
            stages.add(new Timeline.Stage(stage.fromMillis(), accepted.policy()));
        }
        try {
            return new Timeline(draft.policyId(), stages);
        } catch (IllegalArgumentException notInOrder) {
            return null;
        }
    }

    /** The days of the whole policy; the policy must be readable. */
    public Ensemble.Result result() {
        if (result == null) {
            result = run(proposal());
        }
        return result;
    }

    /** The days of the canary alone; null when there is no readable one. */
    public Ensemble.@Nullable Result canaryResult() {
        Proposal first = canary == null ? null : proposal(canary);
        if (canaryResult == null && first != null) {
            canaryResult = run(first);
        }
        return canaryResult;
    }

    private Ensemble.Result run(@Nullable Proposal candidate) {
        return switch (candidate) {
            case null -> throw new IllegalStateException("A policy that cannot be read has no days.");
            case Proposal.Policy policy -> days(activeTimelines(null), policy.timeline(), settings.draws());
            case Proposal.Settings asked -> {
                List<Timeline> anyway = activeTimelines(null);
                yield ensemble.run(
                        ensemble.under(anyway),
                        ensemble.under(anyway, asked.configuration()),
                        settings.draws(),
                        settings.seed());
            }
        };
    }

    /** Days with one more policy than without. */
    Ensemble.Result days(List<Timeline> without, Timeline more, int draws) {
        List<Timeline> with = new ArrayList<>(without);
        with.add(more);
        return ensemble.run(without, with, draws, settings.seed());
    }

    /** Policies in force, all but one. */
    List<Timeline> activeTimelines(@Nullable String except) {
        return active.policies().stream()
                .filter(each -> !each.policyId().equals(except))
                .map(each -> Timeline.of(each.policyId(), each.policy()))
                .toList();
    }
}
