package io.rantwin.harness.capture;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the packets of a capture one after the other and hands on the PDUs that they complete. Not thread-safe. */
final class PacketDecoder {

    private final CaptureOptions options;
    private final CaptureProblems problems;
    private final Consumer<CapturedPdu> sink;
    private final IpReassembly ipReassembly;
    private final IpLayer ip;
    private final SctpLayer sctp;
    private final TcpLayer tcp;
    private FrameStamp latest = new FrameStamp(0, null);
    private long unrelatedPackets;

    PacketDecoder(CaptureOptions options, CaptureProblems problems, Consumer<CapturedPdu> sink) {
        this.options = options;
        this.problems = problems;
        this.sink = sink;
        ipReassembly = new IpReassembly(options.limits(), problems);
        ip = new IpLayer(ipReassembly);
        sctp = new SctpLayer(options, problems, sink);
        tcp = new TcpLayer(options, problems, sink);
    }

    void accept(Packet packet) {
        latest = packet.stamp();
        try {
            if (options.payloadLinkTypes().contains(packet.linkType())) {
                emit(packet, packet.bytes());
            } else if (packet.linkType() == LinkType.WIRESHARK_UPPER_PDU) {
                emit(packet, UpperPdu.e2apPdu(packet.bytes()));
            } else {
                network(packet, LinkLayer.ipPacket(packet));
            }
        } catch (PacketException e) {
            problems.add(e.reason(), packet.stamp().number(), e.detail());
        }
    }

    /** Hands on, or reports, what was unfinished at the end of the capture. */
    void close() {
        tcp.close(latest);
        sctp.close();
        ipReassembly.close();
    }

    /** Number of the latest packet. */
    long packets() {
        return latest.number();
    }

    /** Packets that carry neither SCTP nor TCP on an E2 port. */
    long unrelatedPackets() {
        return unrelatedPackets;
    }

    private void network(Packet packet, @Nullable PacketBytes ipPacket) throws PacketException {
        if (ipPacket == null) {
            unrelatedPackets++;
            return;
        }
        IpPayload payload = ip.accept(packet.stamp(), ipPacket);
        if (payload == null) {
            return;
        }
        switch (payload.protocol()) {
            case SctpLayer.PROTOCOL -> sctp.accept(packet.stamp(), payload);
            case TcpLayer.PROTOCOL -> {
                if (!tcp.accept(packet.stamp(), payload)) {
                    unrelatedPackets++;
                }
            }
            default -> unrelatedPackets++;
        }
    }

    private void emit(Packet packet, @Nullable PacketBytes pdu) throws PacketException {
        if (pdu == null) {
            unrelatedPackets++;
            return;
        }
        if (pdu.isCut()) {
            throw new PacketException(
                    ProblemReason.TRUNCATED_BY_SNAP_LENGTH, "a PDU is cut after %d octets".formatted(pdu.length()));
        }
        if (pdu.length() == 0) {
            throw new PacketException(ProblemReason.MALFORMED_PACKET, "a packet without octets");
        }
        sink.accept(new CapturedPdu(
                packet.stamp().number(),
                packet.stamp().timestamp(),
                null,
                null,
                new Transport.LinkPayload(packet.linkType()),
                pdu.copy()));
    }
}
