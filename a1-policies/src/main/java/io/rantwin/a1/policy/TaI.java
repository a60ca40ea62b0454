package io.rantwin.a1.policy;

import java.util.Locale;

/**
 * A tracking area (TS 23.003, 28.6).
 *
 * @param plmnId its network
 * @param tac tracking area code, 6 hex digits, kept in capitals
 */
public record TaI(PlmnId plmnId, String tac) {
    public TaI {
        tac = tac.toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return plmnId + "-" + tac;
    }
}
