package io.rantwin.harness.link;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects the parts of one PDU. Memory grows with what has come, not with what was announced. Not thread-safe.
 */
final class PduAssembly {
    private static final int FIRST_OCTETS = 4096;

    private byte @Nullable [] octets;
    private int count;

    /** Takes at most {@code most} octets of {@code from}. */
    void take(ByteBuffer from, int most) {
        int taken = Math.min(most, from.remaining());
        if (taken == 0) {
            return;
        }
        byte[] room = octets;
        if (room == null) {
            room = new byte[Math.max(taken, Math.min(most, FIRST_OCTETS))];
        } else if (room.length - count < taken) {
            room = Arrays.copyOf(room, Math.max(count + taken, Math.min(count + most, 2 * room.length)));
        }
        from.get(room, count, taken);
        octets = room;
        count += taken;
    }

    /** Octets taken so far. */
    int count() {
        return count;
    }

    /** What was taken; begins anew. */
    byte[] finish() {
        byte[] whole = Objects.requireNonNullElseGet(octets, () -> new byte[0]);
        byte[] pdu = whole.length == count ? whole : Arrays.copyOf(whole, count);
        octets = null;
        count = 0;
        return pdu;
    }
}
