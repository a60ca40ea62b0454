package io.rantwin.planner.gate;

import io.rantwin.a1.conflict.NamedPolicy;
import io.rantwin.a1.types.PolicyType;
import io.rantwin.a1.types.PolicyTypes;
import io.rantwin.a1.validation.PolicyLimits;
import io.rantwin.a1.validation.PolicyValidator;
import io.rantwin.a1.validation.PolicyVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A policy before the gate, with all that the checks look at; what is costly is worked out once. Not thread-safe. */
public final class GateCase {
    private final PolicyDraft draft;
    private final @Nullable PolicyDraft canary;
    private final List<NamedPolicy> active;
    private final TwinWorld world;
    private final Map<String, Double> fidelity;
    private final GateSettings settings;
    private final Ensemble ensemble;
    private Ensemble.@Nullable Result result;
    private Ensemble.@Nullable Result canaryResult;
    private boolean isRead;
    private @Nullable Timeline timeline;

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
        this.draft = draft;
        this.canary = canary;
        this.active = active.stream()
                .filter(each -> !each.policyId().equals(draft.policyId()))
                .toList();
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
    public List<NamedPolicy> active() {
        return active;
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

    /** The policy as values; null when its type does not take it. */
    public @Nullable Timeline timeline() {
        if (!isRead) {
            timeline = read(draft);
            isRead = true;
        }
        return timeline;
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
            result = run(timeline());
        }
        return result;
    }

    /** The days of the canary alone; null when there is no readable one. */
    public Ensemble.@Nullable Result canaryResult() {
        Timeline first = canary == null ? null : read(canary);
        if (canaryResult == null && first != null) {
            canaryResult = run(first);
        }
        return canaryResult;
    }

    private Ensemble.Result run(@Nullable Timeline candidate) {
        if (candidate == null) {
            throw new IllegalStateException("A policy that cannot be read has no days.");
        }
        return days(activeTimelines(null), candidate, settings.draws());
    }

    /** Days with one more policy than without. */
    Ensemble.Result days(List<Timeline> without, Timeline more, int draws) {
        List<Timeline> with = new ArrayList<>(without);
        with.add(more);
        return ensemble.run(without, with, draws, settings.seed());
    }

    /** Policies in force, all but one. */
    List<Timeline> activeTimelines(@Nullable String except) {
        return active.stream()
                .filter(each -> !each.policyId().equals(except))
                .map(each -> Timeline.of(each.policyId(), each.policy()))
                .toList();
    }
}
