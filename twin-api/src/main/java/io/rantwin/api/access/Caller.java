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

    /** Whether it is known who asks. */
    public boolean isNamed() {
        return !name.isEmpty();
    }
}
