package io.rantwin.harness.capture;

import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Writes the frame of a capture file around packets. Not thread-safe. */
final class CaptureFileWriter implements Flushable {

    /** As tcpdump's: no packet is cut. */
    static final int SNAP_LENGTH = 262_144;

    private static final int NANOS_PER_MICRO = 1_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int BLOCK_FRAME_OCTETS = 12;

    private final OutputStream out;
    private final CaptureFormat format;

    /** Writes the file header. */
    CaptureFileWriter(OutputStream out, CaptureFormat format, int linkType) throws IOException {
        this.out = out;
        this.format = format;
        switch (format) {
            case PCAP_MICROS -> pcapHeader(PcapSource.MAGIC_MICROS, linkType);
            case PCAP_NANOS -> pcapHeader(PcapSource.MAGIC_NANOS, linkType);
            case PCAPNG -> pcapngHeader(linkType);
        }
    }

    /**
     * Writes a packet.
     *
     * @throws IllegalArgumentException when the time is not in 1970..2106
     */
    void packet(Instant timestamp, byte[] bytes) throws IOException {
        long seconds = timestamp.getEpochSecond();
        if (seconds < 0 || seconds > 0xffff_ffffL) {
            throw new IllegalArgumentException("time %s is not in 1970..2106".formatted(timestamp));
        }
        switch (format) {
            case PCAP_MICROS -> pcapPacket((int) seconds, timestamp.getNano() / NANOS_PER_MICRO, bytes);
            case PCAP_NANOS -> pcapPacket((int) seconds, timestamp.getNano(), bytes);
            case PCAPNG -> pcapngPacket(seconds * NANOS_PER_SECOND + timestamp.getNano(), bytes);
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    private void pcapHeader(int magic, int linkType) throws IOException {
        out.write(ByteBuffer.allocate(PcapSource.FILE_HEADER_OCTETS)
                .putInt(magic)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(SNAP_LENGTH)
                .putInt(linkType)
                .array());
    }

    private void pcapPacket(int seconds, int ticks, byte[] bytes) throws IOException {
        out.write(ByteBuffer.allocate(PcapSource.PACKET_HEADER_OCTETS)
                .putInt(seconds)
                .putInt(ticks)
                .putInt(bytes.length)
                .putInt(bytes.length)
                .array());
        out.write(bytes);
    }

    private void pcapngHeader(int linkType) throws IOException {
        block(
                PcapngSource.SECTION_HEADER,
                ByteBuffer.allocate(16)
                        .putInt(PcapngSource.BYTE_ORDER_MAGIC)
                        .putShort((short) 1)
                        .putShort((short) 0)
                        .putLong(-1)
                        .array());
        block(
                PcapngSource.INTERFACE_DESCRIPTION,
                ByteBuffer.allocate(20)
                        .putShort((short) linkType)
                        .putShort((short) 0)
                        .putInt(SNAP_LENGTH)
                        .putShort((short) PcapngSource.OPTION_TIMESTAMP_RESOLUTION)
                        .putShort((short) 1)
                        .put((byte) TimestampResolution.NANOS)
                        .array());
    }

    private void pcapngPacket(long nanos, byte[] bytes) throws IOException {
        int padded = (bytes.length + 3) & ~3;
        block(
                PcapngSource.ENHANCED_PACKET,
                ByteBuffer.allocate(20 + padded)
                        .putInt(0)
                        .putLong(nanos)
                        .putInt(bytes.length)
                        .putInt(bytes.length)
                        .put(bytes)
                        .array());
    }

    private void block(int type, byte[] body) throws IOException {
        int length = body.length + BLOCK_FRAME_OCTETS;
        out.write(ByteBuffer.allocate(length)
                .putInt(type)
                .putInt(length)
                .put(body)
                .putInt(length)
                .array());
    }
}
