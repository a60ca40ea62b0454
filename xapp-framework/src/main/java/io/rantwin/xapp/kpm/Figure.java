package io.rantwin.xapp.kpm;

import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.codecs.kpm.RecordValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One value of a report. Immutable.
 *
 * @param measName the measurement by name; of one the node gives by a number it never announced, {@code #} and the number
 * @param label for what part of the traffic
 * @param periodStart when its granularity period began; {@code null} when the node has no clock or states no period
 * @param value the value, maybe none; its unit is the measurement's
 * @param incomplete whether the node says that data of the period are missing
 */
public record Figure(
        String measName, MeasurementLabel label, @Nullable Instant periodStart, RecordValue value, boolean incomplete) {
    /** The value as a number; NaN when there is none. */
    public double number() {
        return switch (value) {
            case RecordValue.IntegerValue integer -> integer.value();
            case RecordValue.RealValue real -> real.value();
            default -> Double.NaN;
        };
    }
}
