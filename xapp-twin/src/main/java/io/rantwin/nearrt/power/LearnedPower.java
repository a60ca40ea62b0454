package io.rantwin.nearrt.power;

import io.rantwin.twin.calibration.PowerCalibration;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What was learned of a cell's power as octets: version, whether it is known, reports of sleep, idle power, slope, power asleep. */
final class LearnedPower {
    private static final byte VERSION = 1;
    private static final int OCTETS = 3 + 3 * Double.BYTES;

    private LearnedPower() {}

    static byte[] write(PowerCalibration.Learned learned) {
        return ByteBuffer.allocate(OCTETS)
                .put(VERSION)
                .put((byte) (learned.isKnown() ? 1 : 0))
                .put((byte) learned.asleep())
                .putDouble(learned.idleWatts())
                .putDouble(learned.slope())
                .putDouble(learned.sleepWatts())
                .array();
    }

    /** Reads them; null when they are of another version or make no sense. */
    static PowerCalibration.@Nullable Learned read(byte[] octets) {
        ByteBuffer from = ByteBuffer.wrap(octets);
        if (octets.length != OCTETS || from.get() != VERSION) {
            return null;
        }
        byte isKnown = from.get();
        byte asleep = from.get();
        try {
            return isKnown >> 1 != 0
                    ? null
                    : new PowerCalibration.Learned(
                            isKnown == 1, from.getDouble(), from.getDouble(), from.getDouble(), asleep);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
