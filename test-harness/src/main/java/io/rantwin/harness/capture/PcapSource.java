package io.rantwin.harness.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the classic libpcap file: a header of 24 octets, then packets with a header of 16. */
final class PcapSource implements PacketSource {

    static final int MAGIC_MICROS = 0xa1b2c3d4;
    static final int MAGIC_NANOS = 0xa1b23c4d;
    static final int FILE_HEADER_OCTETS = 24;
    static final int PACKET_HEADER_OCTETS = 16;

    private static final int NANOS_PER_MICRO = 1_000;

    private final InputStream in;
    private final int maxPacketBytes;
    private final CaptureProblems problems;
    private final ByteOrder order;
    private final int nanosPerTick;
    private final int linkType;
    private long frames;
    private boolean ended;

    /**
     * Reads the file header.
     *
     * @throws InputException when it is not complete or of another kind
     */
    PcapSource(InputStream in, int maxPacketBytes, CaptureProblems problems) throws IOException, InputException {
        this.in = in;
        this.maxPacketBytes = maxPacketBytes;
        this.problems = problems;
        byte[] header = in.readNBytes(FILE_HEADER_OCTETS);
        if (header.length < FILE_HEADER_OCTETS) {
            throw InputException.at(header.length, "the pcap file ends within its header of 24 octets");
        }
        ByteBuffer fields = ByteBuffer.wrap(header);
        order = isMagic(fields.getInt(0)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        fields.order(order);
        if (!isMagic(fields.getInt(0))) {
            throw InputException.at(0, "the file does not begin with a pcap magic number");
        }
        int major = fields.getShort(4);
        if (major != 2) {
            throw InputException.at(4, "pcap version %d is not read, only 2".formatted(major));
        }
        nanosPerTick = fields.getInt(0) == MAGIC_NANOS ? 1 : NANOS_PER_MICRO;
        // The upper 16 bits tell of a frame check sequence, which the IP length leaves out anyway.
        linkType = fields.getInt(20) & 0xffff;
    }

    /** Whether the number, read in the right octet order, begins a pcap file. */
    static boolean isMagic(int magic) {
        return magic == MAGIC_MICROS || magic == MAGIC_NANOS;
    }

    @Override
    public @Nullable Packet next() throws IOException {
        if (ended) {
            return null;
        }
        byte[] header = in.readNBytes(PACKET_HEADER_OCTETS);
        if (header.length < PACKET_HEADER_OCTETS) {
            if (header.length > 0) {
                problems.add(ProblemReason.FILE_ENDS_EARLY, frames + 1, "the file ends within a packet header");
            }
            return end();
        }
        ByteBuffer fields = ByteBuffer.wrap(header).order(order);
        long seconds = Integer.toUnsignedLong(fields.getInt(0));
        long ticks = Integer.toUnsignedLong(fields.getInt(4));
        int captured = fields.getInt(8);
        long original = Integer.toUnsignedLong(fields.getInt(12));
        frames++;
        if (captured < 0 || captured > maxPacketBytes) {
            problems.add(
                    ProblemReason.CORRUPT_FILE,
                    frames,
                    "packet length %d is above %d".formatted(Integer.toUnsignedLong(captured), maxPacketBytes));
            return end();
        }
        byte[] data = in.readNBytes(captured);
        if (data.length < captured) {
            problems.add(
                    ProblemReason.FILE_ENDS_EARLY,
                    frames,
                    "the file ends within the packet: %d of %d octets".formatted(data.length, captured));
            ended = true;
        }
        Instant timestamp = Instant.ofEpochSecond(seconds, ticks * nanosPerTick);
        return new Packet(
                new FrameStamp(frames, timestamp),
                linkType,
                PacketBytes.of(data, data.length < Math.max(captured, original)));
    }

    private @Nullable Packet end() {
        ended = true;
        return null;
    }
}
