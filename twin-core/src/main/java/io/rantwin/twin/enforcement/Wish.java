package io.rantwin.twin.enforcement;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a policy wants of a target.
 *
 * @param action what to do; null to leave it as it is
 * @param breadth of the policy's scope: cells, or 0 for a UE
 */
record Wish(
        Target target,
        @Nullable EnforcementAction action,
        String policyId,
        Precedence precedence,
        int breadth,
        String why,
        List<PredictedEffect> effects) {
    static final Comparator<Wish> ORDER = Comparator.comparing(Wish::precedence)
            .thenComparingInt(Wish::breadth)
            .thenComparing(Wish::policyId)
            .thenComparing(wish -> wish.action() == null ? "" : wish.action().words());

    String words() {
        return action == null ? "leave the " + target + " as it is" : action.words();
    }
}
