package io.rantwin.planner.ensemble;

import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.CellId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A policy over time: one id, revision after revision.
 *
 * @param policyId its id
 * @param stages by rising time, the first at 0
 */
public record Timeline(String policyId, List<Stage> stages) {
    /**
     * A revision.
     *
     * @param fromMillis when it comes into force, from the beginning of the horizon
     */
    public record Stage(long fromMillis, A1Policy policy) {}

    /** Copies the list and checks its order. */
    public Timeline {
        stages = List.copyOf(stages);
        if (stages.isEmpty() || stages.getFirst().fromMillis() != 0) {
            throw new IllegalArgumentException("The first stage of a policy begins at 0.");
        }
        for (int i = 1; i < stages.size(); i++) {
            if (stages.get(i).fromMillis() <= stages.get(i - 1).fromMillis()) {
                throw new IllegalArgumentException("Stage " + i + " of policy " + policyId + " begins at "
                        + stages.get(i).fromMillis() + " ms, not after the one before it.");
            }
        }
    }

    /** A policy that stays as it is. */
    public static Timeline of(String policyId, A1Policy policy) {
        return new Timeline(policyId, List.of(new Stage(0, policy)));
    }

    /** Cells of any revision. */
    public Set<String> cellIds() {
        return stages.stream()
                .flatMap(stage -> stage.policy().scope().cells().stream())
                .map(CellId::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The revision in force. */
    public A1Policy at(long millis) {
        A1Policy now = stages.getFirst().policy();
        for (Stage stage : stages) {
            if (stage.fromMillis() <= millis) {
                now = stage.policy();
            }
        }
        return now;
    }
}
