package io.rantwin.planner.desired;

/**
 * How far a policy is. What is said of the other side is what the planner knows: before every write the intent is kept, so a
 * crash leaves a policy in {@link #PUSHING} or {@link #DELETING} at worst, and the next start looks what became of it.
 *
 * <pre>
 *  want ──► WANTED ──intent──► PUSHING ──answer──► IN_PLACE
 *             ▲                  ▲  │                 │
 *             │ want (changed)   │  └─refused─► REFUSED
 *             │                  └──missing, different, or unknown to the RIC
 *
 *  drop, halt ──► UNWANTED ──intent──► DELETING ──not there any more──► GONE
 *    (from all)      ▲                                                   │
 *                    └───────────── there again (a late request) ◄───────┘
 * </pre>
 *
 * A policy that was dropped before its first intent is GONE at once. {@code want} leads back from every phase to WANTED.
 */
public enum PolicyPhase {
    /** To be in force; this revision has not been sent. */
    WANTED,
    /** Sent, or about to be: it may be there or not. */
    PUSHING,
    /** The other side has it. Whether it is enforced is what its status says. */
    IN_PLACE,
    /** The other side does not want this revision. An earlier one may still be there. */
    REFUSED,
    /** To be taken away. */
    UNWANTED,
    /** A deletion was sent, or is about to be. */
    DELETING,
    /** Not there. Looked for from time to time, because a request that was late may bring it back. */
    GONE;

    /** Whether it should be in force. */
    public boolean isWanted() {
        return switch (this) {
            case WANTED, PUSHING, IN_PLACE, REFUSED -> true;
            case UNWANTED, DELETING, GONE -> false;
        };
    }
}
