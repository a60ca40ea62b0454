package io.rantwin.nearrt.policy;

/**
 * How policies are enforced; times are network time where not said otherwise.
 *
 * @param roundMillis how often it is decided what is due
 * @param reviewMillis how often the status of each policy is looked at again
 * @param refusedMillis an action that the twin refused is not asked again for this long
 * @param reminderMillis a status that has changed is told again so long after the mediator was asked for all policies, wall clock
 * @param quietMillis policies of an earlier life that the mediator has not brought so long after it was asked are gone, wall clock
 * @param mostPolicies policies held
 */
public record PolicySettings(
        long roundMillis,
        long reviewMillis,
        long refusedMillis,
        long reminderMillis,
        long quietMillis,
        int mostPolicies) {
    /** Every second, reviewed every 10 s; refused actions rest 30 s. */
    public static final PolicySettings USUAL = new PolicySettings(1_000, 10_000, 30_000, 5_000, 60_000, 2_000);

    /** Checks the bounds. */
    public PolicySettings {
        if (roundMillis < 1
                || reviewMillis < 1
                || refusedMillis < 0
                || reminderMillis < 1
                || quietMillis < 1
                || mostPolicies < 1) {
            throw new IllegalArgumentException("Times of policies must be above 0, and there must be room for one.");
        }
    }
}
