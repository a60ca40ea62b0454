package io.rantwin.harness.capture;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One PDU with where it was found. The octets are not copied: whoever holds the record may not change them.
 *
 * @param frameNumber number of the packet in the capture file that completed the PDU, from 1 as Wireshark counts; for text, the number of the PDU in the text
 * @param timestamp capture time of that packet, null when the input has none
 * @param source sender, null when the input does not say
 * @param destination receiver, null when the input does not say
 * @param transport how the PDU travelled
 * @param bytes the PDU
 */
@SuppressWarnings("ArrayRecordComponent") // the codec reads arrays; equality is by content below
public record CapturedPdu(
        long frameNumber,
        @Nullable Instant timestamp,
        @Nullable Endpoint source,
        @Nullable Endpoint destination,
        Transport transport,
        byte[] bytes) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CapturedPdu that
                && frameNumber == that.frameNumber
                && Objects.equals(timestamp, that.timestamp)
                && Objects.equals(source, that.source)
                && Objects.equals(destination, that.destination)
                && transport.equals(that.transport)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hash(frameNumber, timestamp, source, destination, transport) + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "CapturedPdu[frame %d, %s, %s -> %s, %s, %s]"
                .formatted(
                        frameNumber,
                        timestamp,
                        source,
                        destination,
                        transport,
                        HexFormat.of().formatHex(bytes));
    }
}
