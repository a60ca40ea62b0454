package io.rantwin.a1.policy;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A slice: an S-NSSAI and its network (TS 23.003, 28.4).
 *
 * @param sst slice/service type, 0..255
 * @param sd slice differentiator, 6 hex digits, kept in capitals; {@code null} when there is none
 * @param plmnId its network
 */
public record SliceId(int sst, @Nullable String sd, PlmnId plmnId) {
    public SliceId {
        sd = sd == null ? null : sd.toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return plmnId + " " + sst + (sd == null ? "" : "/" + sd);
    }
}
