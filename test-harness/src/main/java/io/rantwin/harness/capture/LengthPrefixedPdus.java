package io.rantwin.harness.capture;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/** Cuts a stream of octets into PDUs, each after its length in 4 octets. A claimed length allocates nothing before its octets come. Not thread-safe. */
final class LengthPrefixedPdus {

    static final int PREFIX_OCTETS = 4;

    private static final int FIRST_CAPACITY = 1_024;

    private final int maxMessageBytes;
    private int prefixOctets;
    private int length;
    private byte[] pdu = {};
    private int filled;

    LengthPrefixedPdus(int maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
    }

    /** Whether these octets are some whole PDUs with their lengths, and nothing else. */
    boolean isWhole(byte[] data) {
        long at = 0;
        while (at + PREFIX_OCTETS < data.length) {
            int start = (int) at;
            int next = ByteBuffer.wrap(data, start, PREFIX_OCTETS).getInt();
            if (!isLength(next)) {
                return false;
            }
            at += PREFIX_OCTETS + (long) next;
        }
        return at == data.length;
    }

    /**
     * Takes the next octets of the stream and hands on each PDU that they complete.
     *
     * @throws PacketException when a length is 0 or above the limit; the position in the stream is lost
     */
    void accept(byte[] data, int from, Consumer<byte[]> sink) throws PacketException {
        int at = from;
        while (at < data.length) {
            if (prefixOctets < PREFIX_OCTETS) {
                length = (length << 8) | (data[at++] & 0xff);
                if (++prefixOctets == PREFIX_OCTETS && !isLength(length)) {
                    throw new PacketException(
                            length == 0 ? ProblemReason.MALFORMED_PACKET : ProblemReason.MESSAGE_TOO_LONG,
                            "a length of %d octets before a PDU".formatted(Integer.toUnsignedLong(length)));
                }
                continue;
            }
            int octets = Math.min(length - filled, data.length - at);
            makeRoom(octets);
            System.arraycopy(data, at, pdu, filled, octets);
            filled += octets;
            at += octets;
            if (filled == length) {
                byte[] complete = pdu.length == length ? pdu : Arrays.copyOf(pdu, length);
                reset();
                sink.accept(complete);
            }
        }
    }

    /** Octets received of an unfinished PDU, its length included. */
    int unfinishedOctets() {
        return prefixOctets + filled;
    }

    /** Octets of memory held for an unfinished PDU. */
    int heldOctets() {
        return pdu.length;
    }

    void reset() {
        prefixOctets = 0;
        length = 0;
        filled = 0;
        pdu = new byte[0];
    }

    private boolean isLength(int octets) {
        return octets > 0 && octets <= maxMessageBytes;
    }

    private void makeRoom(int octets) {
        int needed = filled + octets;
        if (needed > pdu.length) {
            int doubled = Math.max(Math.max(FIRST_CAPACITY, needed), pdu.length * 2);
            pdu = Arrays.copyOf(pdu, Math.min(length, doubled));
        }
    }
}
