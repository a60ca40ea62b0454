package io.rantwin.harness.capture;

import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * Reads SCTP packets (RFC 9260) and hands on complete user messages of DATA and I-DATA chunks (RFC 8260) in the order in which they become complete.
 * Not thread-safe.
 */
final class SctpLayer {

    static final int PROTOCOL = 132;
    static final int HEADER_OCTETS = 12;
    static final int DATA_HEADER_OCTETS = 16;
    static final int DATA = 0;
    static final int FLAG_END = 1;
    static final int FLAG_BEGIN = 2;
    static final int FLAG_UNORDERED = 4;

    private static final int I_DATA = 64;
    private static final int I_DATA_HEADER_OCTETS = 20;

    private final CaptureOptions options;
    private final CaptureProblems problems;
    private final Consumer<CapturedPdu> sink;
    private final SeenChunks seen;
    private final SctpFragments fragments;

    private record Association(FrameStamp stamp, IpPayload ip, SctpFlow flow) {}

    SctpLayer(CaptureOptions options, CaptureProblems problems, Consumer<CapturedPdu> sink) {
        this.options = options;
        this.problems = problems;
        this.sink = sink;
        seen = new SeenChunks(options.limits().duplicateWindow());
        fragments = new SctpFragments(options.limits(), problems);
    }

    /**
     * Takes one packet; chunks before a malformed or cut one are used.
     *
     * @throws PacketException when the packet, or the rest of it, cannot be used
     */
    void accept(FrameStamp stamp, IpPayload ip) throws PacketException {
        PacketBytes packet = ip.bytes();
        packet.require(HEADER_OCTETS, "SCTP header");
        if (!packet.isCut() && !checksumMatches(packet)) {
            problems.add(
                    ProblemReason.CHECKSUM_NOT_VERIFIED,
                    stamp.number(),
                    "SCTP checksum 0x%08x".formatted(packet.i32(8)));
        }
        SctpFlow flow = SctpFlow.of(ip, packet.u16(0), packet.u16(2), packet.i32(4));
        Association association = new Association(stamp, ip, flow);
        int at = HEADER_OCTETS;
        while (at < packet.length()) {
            PacketBytes rest = packet.from(at, "SCTP chunk");
            int octets = rest.u16(2);
            if (octets < 4) {
                throw malformed("SCTP chunk of %d octets".formatted(octets));
            }
            int type = rest.u8(0);
            if (type == DATA || type == I_DATA) {
                data(association, rest.slice(0, octets, "SCTP chunk"), type == I_DATA);
            }
            at += (octets + 3) & ~3;
        }
        if (packet.isCut()) {
            throw new PacketException(ProblemReason.TRUNCATED_BY_SNAP_LENGTH, "the SCTP packet is cut between chunks");
        }
    }

    /** Reports what never became complete. */
    void close() {
        fragments.close();
    }

    private void data(Association association, PacketBytes chunk, boolean interleaved) throws PacketException {
        int headerOctets = interleaved ? I_DATA_HEADER_OCTETS : DATA_HEADER_OCTETS;
        if (chunk.length() <= headerOctets) {
            throw malformed("SCTP data chunk of %d octets".formatted(chunk.length()));
        }
        int flags = chunk.u8(1) & (FLAG_BEGIN | FLAG_END | FLAG_UNORDERED);
        boolean begin = (flags & FLAG_BEGIN) != 0;
        boolean end = (flags & FLAG_END) != 0;
        boolean unordered = (flags & FLAG_UNORDERED) != 0;
        // In I-DATA the first fragment has its protocol identifier where the later ones have their sequence number.
        boolean hasProtocol = begin || !interleaved;
        long payloadProtocolId = hasProtocol ? chunk.u32(interleaved ? 16 : 12) : 0;
        SctpFlow flow = association.flow();
        if (hasProtocol && !options.takesSctp(flow.sourcePort(), flow.destinationPort(), payloadProtocolId)) {
            if (begin) {
                problems.add(
                        ProblemReason.OTHER_PAYLOAD_PROTOCOL,
                        association.stamp().number(),
                        "payload protocol %d between ports %d and %d"
                                .formatted(payloadProtocolId, flow.sourcePort(), flow.destinationPort()));
            }
            return;
        }
        int tsn = chunk.i32(4);
        if (isDuplicate(association, chunk, tsn, flags)) {
            return;
        }
        int stream = chunk.u16(8);
        byte[] bytes = chunk.copy(headerOctets, chunk.length() - headerOctets, "SCTP user data");
        if (begin && end) {
            emit(association, stream, unordered, payloadProtocolId, bytes);
            return;
        }
        int ssn = unordered ? 0 : chunk.u16(10);
        var position = interleaved
                ? new SctpFragments.Position(flow, true, stream, unordered, chunk.i32(12), begin ? 0 : chunk.i32(16))
                : new SctpFragments.Position(flow, false, stream, unordered, ssn, tsn);
        var message = fragments.accept(
                new SctpFragments.Fragment(position, begin, end, payloadProtocolId, bytes),
                association.stamp().number());
        if (message != null) {
            emit(association, stream, unordered, message.payloadProtocolId(), message.bytes());
        }
    }

    private boolean isDuplicate(Association association, PacketBytes chunk, int tsn, int flags) throws PacketException {
        CRC32C content = new CRC32C();
        chunk.updateChecksum(content, 8, chunk.length() - 8);
        long fingerprint = (content.getValue() << 8) | flags;
        return switch (seen.see(association.flow(), tsn, fingerprint)) {
            case NEW -> false;
            case DUPLICATE -> {
                problems.add(
                        ProblemReason.DUPLICATE_DROPPED,
                        association.stamp().number(),
                        "SCTP chunk with TSN " + Integer.toUnsignedString(tsn));
                yield true;
            }
            case OTHER_CONTENT -> {
                problems.add(
                        ProblemReason.SEQUENCE_NUMBER_REUSED,
                        association.stamp().number(),
                        "SCTP chunk with TSN " + Integer.toUnsignedString(tsn));
                yield false;
            }
        };
    }

    private void emit(Association association, int stream, boolean unordered, long payloadProtocolId, byte[] bytes) {
        SctpFlow flow = association.flow();
        sink.accept(new CapturedPdu(
                association.stamp().number(),
                association.stamp().timestamp(),
                new Endpoint(association.ip().source(), flow.sourcePort()),
                new Endpoint(association.ip().destination(), flow.destinationPort()),
                new Transport.Sctp(stream, payloadProtocolId, unordered),
                bytes));
    }

    /** CRC32c over the packet with the checksum field as zero, least significant octet first (RFC 9260, appendix A). */
    private static boolean checksumMatches(PacketBytes packet) throws PacketException {
        CRC32C crc = new CRC32C();
        packet.updateChecksum(crc, 0, 8);
        crc.update(new byte[4]);
        packet.updateChecksum(crc, HEADER_OCTETS, packet.length() - HEADER_OCTETS);
        return Integer.reverseBytes(packet.i32(8)) == (int) crc.getValue();
    }

    private static PacketException malformed(String detail) {
        return new PacketException(ProblemReason.MALFORMED_PACKET, detail);
    }
}
