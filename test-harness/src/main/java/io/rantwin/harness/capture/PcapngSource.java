package io.rantwin.harness.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads pcapng files (draft-ietf-opsawg-pcapng): sections, interfaces, and enhanced, simple and obsolete packet blocks. Other blocks are skipped. */
final class PcapngSource implements PacketSource {

    /** Reads the same in both octet orders. */
    static final int SECTION_HEADER = 0x0a0d0d0a;

    static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
    static final int INTERFACE_DESCRIPTION = 1;
    static final int ENHANCED_PACKET = 6;

    static final int OPTION_TIMESTAMP_RESOLUTION = 9;

    private static final int OBSOLETE_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int OPTION_TIMESTAMP_OFFSET = 14;
    private static final int BLOCK_HEAD_OCTETS = 8;
    private static final int BLOCK_FRAME_OCTETS = 12;
    private static final int PACKET_FIELDS_OCTETS = 20;

    /** Beyond the packet there are options; a block may be longer than the longest packet by this much. */
    private static final int MAX_OPTIONS_OCTETS = 1 << 16;

    private final InputStream in;
    private final CaptureLimits limits;
    private final CaptureProblems problems;
    private final List<InterfaceDescription> interfaces = new ArrayList<>();
    private ByteOrder order = ByteOrder.BIG_ENDIAN;
    private long offset;
    private long frames;
    private boolean ended;

    private record InterfaceDescription(int linkType, long snapLength, TimestampResolution resolution) {}

    /** The structure is broken beyond this point. */
    private static final class BrokenBlock extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenBlock(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Reads the first section header.
     *
     * @throws InputException when it is not one
     */
    PcapngSource(InputStream in, CaptureLimits limits, CaptureProblems problems) throws IOException, InputException {
        this.in = in;
        this.limits = limits;
        this.problems = problems;
        try {
            ByteBuffer head = ByteBuffer.wrap(read(BLOCK_HEAD_OCTETS));
            if (head.getInt(0) != SECTION_HEADER) {
                throw new BrokenBlock("the file does not begin with a section header");
            }
            sectionHeader(head);
        } catch (BrokenBlock e) {
            throw InputException.at(offset, String.valueOf(e.getMessage()));
        } catch (EOFException e) {
            throw InputException.at(offset, "the pcapng file ends within its first section header");
        }
    }

    @Override
    public @Nullable Packet next() throws IOException {
        while (!ended) {
            long blockStart = offset;
            try {
                byte[] head = in.readNBytes(BLOCK_HEAD_OCTETS);
                offset += head.length;
                if (head.length == 0) {
                    break;
                }
                if (head.length < BLOCK_HEAD_OCTETS) {
                    throw new EOFException();
                }
                Packet packet = block(ByteBuffer.wrap(head));
                if (packet != null) {
                    return packet;
                }
            } catch (EOFException e) {
                problems.add(ProblemReason.FILE_ENDS_EARLY, 0, "the file ends within the block at octet " + blockStart);
                break;
            } catch (BrokenBlock e) {
                problems.add(
                        ProblemReason.CORRUPT_FILE, 0, "block at octet %d: %s".formatted(blockStart, e.getMessage()));
                break;
            }
        }
        ended = true;
        return null;
    }

    private @Nullable Packet block(ByteBuffer head) throws IOException, BrokenBlock {
        int type = head.getInt(0);
        if (type == SECTION_HEADER) {
            sectionHeader(head);
            return null;
        }
        type = head.order(order).getInt(0);
        long length = Integer.toUnsignedLong(head.getInt(4));
        if (length < BLOCK_FRAME_OCTETS || length % 4 != 0) {
            throw new BrokenBlock("length %d".formatted(length));
        }
        boolean wanted = type == INTERFACE_DESCRIPTION
                || type == ENHANCED_PACKET
                || type == SIMPLE_PACKET
                || type == OBSOLETE_PACKET;
        if (!wanted) {
            in.skipNBytes(length - BLOCK_FRAME_OCTETS);
            offset += length - BLOCK_FRAME_OCTETS;
            trailer(length);
            return null;
        }
        if (length > (long) limits.maxPacketBytes() + MAX_OPTIONS_OCTETS) {
            throw new BrokenBlock(
                    "length %d is too long for a packet of at most %d".formatted(length, limits.maxPacketBytes()));
        }
        ByteBuffer body =
                ByteBuffer.wrap(read((int) length - BLOCK_FRAME_OCTETS)).order(order);
        trailer(length);
        return switch (type) {
            case INTERFACE_DESCRIPTION -> {
                interfaceDescription(body);
                yield null;
            }
            case SIMPLE_PACKET -> simplePacket(body);
            default -> packet(body, type == OBSOLETE_PACKET);
        };
    }

    private void sectionHeader(ByteBuffer head) throws IOException, BrokenBlock {
        ByteBuffer fields = ByteBuffer.wrap(read(4));
        boolean bigEndian = fields.getInt(0) == BYTE_ORDER_MAGIC;
        if (!bigEndian && Integer.reverseBytes(fields.getInt(0)) != BYTE_ORDER_MAGIC) {
            throw new BrokenBlock("the section header has no byte-order magic");
        }
        order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        long length = Integer.toUnsignedLong(head.order(order).getInt(4));
        // Byte-order magic, version and section length are 16 octets.
        if (length < BLOCK_FRAME_OCTETS + 16 || length % 4 != 0) {
            throw new BrokenBlock("section header length %d".formatted(length));
        }
        int major = ByteBuffer.wrap(read(2)).order(order).getShort();
        if (major != 1) {
            throw new BrokenBlock("pcapng version %d is not read, only 1".formatted(major));
        }
        long rest = length - BLOCK_FRAME_OCTETS - 6;
        in.skipNBytes(rest);
        offset += rest;
        trailer(length);
        interfaces.clear();
    }

    private void interfaceDescription(ByteBuffer body) throws BrokenBlock {
        if (body.remaining() < 8) {
            throw new BrokenBlock("interface description of %d octets".formatted(body.remaining()));
        }
        if (interfaces.size() >= limits.maxInterfaces()) {
            throw new BrokenBlock("more than %d interfaces".formatted(limits.maxInterfaces()));
        }
        int linkType = Short.toUnsignedInt(body.getShort(0));
        long snapLength = Integer.toUnsignedLong(body.getInt(4));
        int resolution = TimestampResolution.MICROS;
        long offsetSeconds = 0;
        int pos = 8;
        while (body.limit() - pos >= 4) {
            int code = Short.toUnsignedInt(body.getShort(pos));
            int length = Short.toUnsignedInt(body.getShort(pos + 2));
            pos += 4;
            if (code == 0) {
                break;
            }
            if (length > body.limit() - pos) {
                throw new BrokenBlock("option %d of %d octets runs out of its block".formatted(code, length));
            }
            if (code == OPTION_TIMESTAMP_RESOLUTION && length == 1) {
                resolution = Byte.toUnsignedInt(body.get(pos));
            } else if (code == OPTION_TIMESTAMP_OFFSET && length == 8) {
                offsetSeconds = body.getLong(pos);
            }
            pos += (length + 3) & ~3;
        }
        interfaces.add(
                new InterfaceDescription(linkType, snapLength, new TimestampResolution(resolution, offsetSeconds)));
    }

    private @Nullable Packet packet(ByteBuffer body, boolean obsolete) throws BrokenBlock {
        if (body.remaining() < PACKET_FIELDS_OCTETS) {
            throw new BrokenBlock("packet block of %d octets".formatted(body.remaining()));
        }
        long interfaceId =
                obsolete ? (long) Short.toUnsignedInt(body.getShort(0)) : Integer.toUnsignedLong(body.getInt(0));
        long ticks = (Integer.toUnsignedLong(body.getInt(4)) << 32) | Integer.toUnsignedLong(body.getInt(8));
        long captured = Integer.toUnsignedLong(body.getInt(12));
        long original = Integer.toUnsignedLong(body.getInt(16));
        if (captured > body.limit() - PACKET_FIELDS_OCTETS) {
            throw new BrokenBlock("a packet of %d octets in a block of %d".formatted(captured, body.limit()));
        }
        frames++;
        InterfaceDescription description = describedInterface(interfaceId);
        if (description == null) {
            return null;
        }
        Instant timestamp = description.resolution().instantOf(ticks);
        if (timestamp == null) {
            problems.add(ProblemReason.TIMESTAMP_OUT_OF_RANGE, frames, Long.toUnsignedString(ticks) + " ticks");
        }
        return packet(description, timestamp, body, PACKET_FIELDS_OCTETS, (int) captured, original);
    }

    private @Nullable Packet simplePacket(ByteBuffer body) throws BrokenBlock {
        if (body.remaining() < 4) {
            throw new BrokenBlock("simple packet block of %d octets".formatted(body.remaining()));
        }
        frames++;
        InterfaceDescription description = describedInterface(0);
        if (description == null) {
            return null;
        }
        long original = Integer.toUnsignedLong(body.getInt(0));
        long kept = description.snapLength() == 0 ? original : Math.min(original, description.snapLength());
        int captured = (int) Math.min(kept, body.limit() - 4);
        return packet(description, null, body, 4, captured, original);
    }

    private Packet packet(
            InterfaceDescription description,
            @Nullable Instant timestamp,
            ByteBuffer body,
            int start,
            int captured,
            long original) {
        byte[] data = new byte[captured];
        body.get(start, data);
        return new Packet(
                new FrameStamp(frames, timestamp), description.linkType(), PacketBytes.of(data, captured < original));
    }

    private @Nullable InterfaceDescription describedInterface(long interfaceId) {
        if (interfaceId < interfaces.size()) {
            return interfaces.get((int) interfaceId);
        }
        problems.add(
                ProblemReason.UNKNOWN_INTERFACE,
                frames,
                "interface %d of %d described".formatted(interfaceId, interfaces.size()));
        return null;
    }

    private void trailer(long length) throws IOException, BrokenBlock {
        long repeated =
                Integer.toUnsignedLong(ByteBuffer.wrap(read(4)).order(order).getInt());
        if (repeated != length) {
            throw new BrokenBlock("length %d at the beginning, %d at the end".formatted(length, repeated));
        }
    }

    /** Exactly that many octets; claims beyond the end of the file allocate no more than the file has. */
    private byte[] read(int octets) throws IOException {
        byte[] read = in.readNBytes(octets);
        offset += read.length;
        if (read.length < octets) {
            throw new EOFException();
        }
        return read;
    }
}
