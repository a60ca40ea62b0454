package io.rantwin.xapp.a1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.mediator.PolicyInstanceKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A snapshot.
 *
 * @param policies policies that the listener was told of, by type and instance
 * @param waiting requests that wait for the listener
 * @param queried when the mediator was last asked for each type; types it could not be asked for yet are not there
 * @param counts what happened so far
 */
public record A1PoliciesState(List<Policy> policies, int waiting, Map<Integer, Instant> queried, Counts counts) {
    public A1PoliciesState {
        policies = List.copyOf(policies);
        queried = Map.copyOf(queried);
    }

    /**
     * A policy.
     *
     * @param body the policy object, not to be written to
     * @param verdict the listener's last word
     * @param since when the listener said it
     */
    public record Policy(PolicyInstanceKey key, ObjectNode body, A1PolicyVerdict verdict, Instant since) {}

    /**
     * Sums since the start.
     *
     * @param requests policy requests received
     * @param events events the listener was told
     * @param repeated CREATE of a known policy with the same body: answered as before, the listener was not told
     * @param deletedUnknown DELETE of a policy that was not known: answered
     * @param refused verdicts of the listener that refuse, failures of the listener included
     * @param listenerFailures exceptions from the listener
     * @param malformed broken requests that name their policy, answered ERROR
     * @param unidentifiable requests that cannot be answered because they do not name a policy
     * @param foreignType requests for types that are not handled here, answered ERROR
     * @param superseded waiting requests that gave way to newer ones about the same policy, answered ERROR
     * @param overflowed requests refused because of a bound, answered ERROR
     * @param answers answers sent
     * @param unanswered answers that could not be sent; a query follows
     * @param queries queries sent
     * @param unsentQueries queries that could not be sent
     */
    public record Counts(
            long requests,
            long events,
            long repeated,
            long deletedUnknown,
            long refused,
            long listenerFailures,
            long malformed,
            long unidentifiable,
            long foreignType,
            long superseded,
            long overflowed,
            long answers,
            long unanswered,
            long queries,
            long unsentQueries) {}
}
