package io.rantwin.api.access;

import java.time.Instant;

/**
 * Who asks.
 *
 * @param name from the token or the certificate; empty when nobody is asked for either
 * @param role the highest that was given
 * @param until when the token expires; the far future when there is none
 */
public record Caller(String name, Role role, Instant until) {
    /** Whoever reaches the port, where nobody is asked who he is. */
    public static final Caller ANYBODY = new Caller("", Role.ADMIN, Instant.MAX);

    /** @throws AccessException when this caller may not do what needs a role */
    public void demand(Role needed) throws AccessException {
        if (!role.covers(needed)) {
            throw new AccessException(
                    AccessException.Reason.ROLE, name + " is " + role.word() + "; this needs " + needed.word() + ".");
        }
    }

    /** Whether it is known who asks. */
    public boolean isNamed() {
        return !name.isEmpty();
    }
}
