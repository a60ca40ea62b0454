package io.rantwin.xapp.a1;

import java.time.Duration;
import java.util.List;

/**
 * How an xApp takes part in A1.
 *
 * @param handlerId how the xApp names itself in answers, 1 to 256 characters; usually its name
 * @param policyTypeIds types it handles, each 1..2147483647; the same as {@code policies} in its descriptor
 * @param queryPeriod how often the mediator is asked for the policies of each type, once this has gone on for a while
 * @param retryPeriod how soon it is asked again after the first query, from where the pauses double until they are the query
 *     period; and when a query or an answer could not be sent
 * @param mostPolicies policies kept, more are refused
 * @param mostWaitingPerPolicy requests about one policy that wait for the listener; the oldest give way
 * @param mostWaiting requests in total that wait for the listener; more are refused, except deletions
 */
public record A1PoliciesOptions(
        String handlerId,
        List<Integer> policyTypeIds,
        Duration queryPeriod,
        Duration retryPeriod,
        int mostPolicies,
        int mostWaitingPerPolicy,
        int mostWaiting) {
    private static final int LONGEST_HANDLER_ID = 256;

    public A1PoliciesOptions {
        policyTypeIds = List.copyOf(policyTypeIds);
        if (handlerId.isEmpty() || handlerId.length() > LONGEST_HANDLER_ID) {
            throw new IllegalArgumentException(
                    "a handler id has 1.." + LONGEST_HANDLER_ID + " characters, not " + handlerId.length());
        }
        for (int typeId : policyTypeIds) {
            if (typeId < 1) {
                throw new IllegalArgumentException("policy type id " + typeId + " is not in 1..2147483647");
            }
        }
        if (mostPolicies < 1 || mostWaitingPerPolicy < 1 || mostWaiting < 1) {
            throw new IllegalArgumentException("bounds must be 1 or more: " + mostPolicies + " policies, "
                    + mostWaitingPerPolicy + " waiting a policy, " + mostWaiting + " waiting");
        }
        if (!queryPeriod.isPositive() || !retryPeriod.isPositive()) {
            throw new IllegalArgumentException("periods must be positive: " + queryPeriod + ", " + retryPeriod);
        }
    }

    /**
     * Queries after 5 s, 10 s, 20 s and so on up to every 5 min, again after 5 s when one fails; 2000 policies, 8 requests waiting for
     * each, 1000 in total.
     */
    public static A1PoliciesOptions of(String handlerId, List<Integer> policyTypeIds) {
        return new A1PoliciesOptions(
                handlerId, policyTypeIds, Duration.ofMinutes(5), Duration.ofSeconds(5), 2000, 8, 1000);
    }
}
