package io.rantwin.a1.conflict;

import java.util.List;

/**
 * Two policies in each other's way.
 *
 * @param kind how bad
 * @param policyId the policy that was asked about
 * @param otherId the one in its way
 * @param reason where they meet and what each of them wants there, in one sentence
 * @param waysOut what can be done, the gentlest first
 */
public record Conflict(Kind kind, String policyId, String otherId, String reason, List<String> waysOut) {
    /** How two policies are in each other's way. */
    public enum Kind {
        /** No network can do both. */
        OPPOSITE,
        /** Both set the same thing to different values; which one holds is up to the RIC. */
        RIVAL,
        /** Both ask for the same; taking one away will not end it. */
        DUPLICATE
    }

    public Conflict {
        waysOut = List.copyOf(waysOut);
    }

    /** Reason and ways out as a text. */
    public String inWords() {
        return reason + ". Ways out: " + String.join("; ", waysOut) + ".";
    }
}
