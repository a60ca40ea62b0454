package io.rantwin.planner.desired;

import io.rantwin.a1.ap.PolicyStatus;

/** Notes what a RIC says of a policy, for tests of those who go by it. */
public final class WordOfTheRic {
    private WordOfTheRic() {}

    /** The reconciler has asked, and this was the answer. */
    public static void is(DesiredPolicies policies, String policyId, PolicyStatus status) throws DesiredException {
        policies.statusSeen(policyId, status);
    }
}
