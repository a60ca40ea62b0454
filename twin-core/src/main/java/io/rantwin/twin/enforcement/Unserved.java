package io.rantwin.twin.enforcement;

/**
 * An objective of a policy that no action serves.
 *
 * @param policyId the policy
 * @param pointer JSON pointer to the objective or the part of the scope
 * @param duration whether it can become otherwise by itself
 * @param reason in a sentence
 */
public record Unserved(String policyId, String pointer, Duration duration, String reason) {
    /** Whether it can become otherwise by itself. */
    public enum Duration {
        /** Nothing here can ever serve it: no interface, no such cell, no such lever. */
        NEVER,
        /** Not visible: what it is about, a UE or a cell, is not seen now. */
        NOT_VISIBLE,
        /** It waits for a better moment: loads, times, room. */
        NOT_NOW
    }
}
