package io.rantwin.harness.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * One message of a recording. Immutable as long as nobody writes to the octets, which are not copied. Equality is that of
 * the contents.
 *
 * @param arrivalNanos when it came, nanoseconds since 1970
 * @param networkNanos the time that it is about by its own words (collection start of a KPM report), nanoseconds since 1970;
 *     {@link #UNKNOWN_TIME} when it says none
 * @param direction which way it went
 * @param kind what the octets are
 * @param node RAN name, or the address of a node that has not said its name; at most 255 octets of UTF-8
 * @param octets the message as it was on the wire, at most {@link RecordingFormat#LARGEST_MESSAGE} of them
 */
public record RecordingEntry(
        long arrivalNanos, long networkNanos, Direction direction, RecordedKind kind, String node, byte[] octets) {
    /** No time. */
    public static final long UNKNOWN_TIME = Long.MIN_VALUE;

    /** @throws IllegalArgumentException when name or octets are too long for the format */
    public RecordingEntry {
        if (node.length() > RecordingFormat.LONGEST_NAME
                || node.getBytes(StandardCharsets.UTF_8).length > RecordingFormat.LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "the name of a node has " + RecordingFormat.LONGEST_NAME + " octets at most: " + node);
        }
        if (octets.length > RecordingFormat.LARGEST_MESSAGE) {
            throw new IllegalArgumentException("a message of " + octets.length + " octets exceeds "
                    + RecordingFormat.LARGEST_MESSAGE + ", the most that is recorded");
        }
    }

    /** Whether the message says what time it is about. */
    public boolean hasNetworkTime() {
        return networkNanos != UNKNOWN_TIME;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordingEntry that
                && arrivalNanos == that.arrivalNanos
                && networkNanos == that.networkNanos
                && direction == that.direction
                && kind == that.kind
                && node.equals(that.node)
                && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Objects.hash(arrivalNanos, networkNanos, direction, kind, node, Arrays.hashCode(octets));
    }

    @Override
    public String toString() {
        return kind + " " + direction + " of " + node + " at " + arrivalNanos + ", " + octets.length + " octets";
    }
}
