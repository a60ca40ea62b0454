package io.rantwin.harness.capture;

import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32C;

/** Builds Ethernet frames with SCTP over IP around PDUs; counts sequence numbers for each direction and stream. Not thread-safe. */
final class SctpFrames {

    private static final int ETHERNET_OCTETS = 14;
    private static final int IPV4_OCTETS = 20;
    private static final int IPV6_OCTETS = 40;
    private static final int HOP_LIMIT = 64;
    private static final byte[] MAC_ADDRESSES = {2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1}; // locally administered

    private final Encapsulation.SctpOverEthernet settings;
    private final Map<Direction, Counters> counters = new HashMap<>();
    private int ipIdentification;

    private record Direction(Endpoint source, Endpoint destination) {}

    private static final class Counters {
        int tsn;
        final Map<Integer, Integer> streamSequence = new HashMap<>();
    }

    SctpFrames(Encapsulation.SctpOverEthernet settings) {
        this.settings = settings;
    }

    /**
     * The frames that carry a PDU, one unless it is longer than the longest chunk.
     *
     * @throws IllegalArgumentException when source and destination are of different IP versions, or the PDU is empty
     */
    List<byte[]> framesOf(CapturedPdu pdu) {
        Direction direction = new Direction(
                Objects.requireNonNullElse(pdu.source(), settings.source()),
                Objects.requireNonNullElse(pdu.destination(), settings.destination()));
        if (isIpv4(direction.source()) != isIpv4(direction.destination()) || pdu.bytes().length == 0) {
            throw new IllegalArgumentException("a PDU of %d octets from %s to %s cannot be written"
                    .formatted(pdu.bytes().length, direction.source(), direction.destination()));
        }
        Transport.Sctp sctp = pdu.transport() instanceof Transport.Sctp given ? given : PcapWriter.E2_CONTROL_PLANE;
        Counters counts = counters.computeIfAbsent(direction, _ -> new Counters());
        int ssn = sctp.unordered() ? 0 : counts.streamSequence.merge(sctp.stream(), 1, Integer::sum) - 1 & 0xffff;
        List<byte[]> frames = new ArrayList<>();
        for (int from = 0; from < pdu.bytes().length; from += settings.maxUserDataBytes()) {
            int octets = Math.min(settings.maxUserDataBytes(), pdu.bytes().length - from);
            boolean end = from + octets == pdu.bytes().length;
            int flags = (from == 0 ? SctpLayer.FLAG_BEGIN : 0)
                    | (end ? SctpLayer.FLAG_END : 0)
                    | (sctp.unordered() ? SctpLayer.FLAG_UNORDERED : 0);
            byte[] chunk = ByteBuffer.allocate(SctpLayer.DATA_HEADER_OCTETS + ((octets + 3) & ~3))
                    .put((byte) SctpLayer.DATA)
                    .put((byte) flags)
                    .putShort((short) (SctpLayer.DATA_HEADER_OCTETS + octets))
                    .putInt(counts.tsn++)
                    .putShort((short) sctp.stream())
                    .putShort((short) ssn)
                    .putInt((int) sctp.payloadProtocolId())
                    .put(pdu.bytes(), from, octets)
                    .array();
            frames.add(frame(direction, sctpPacket(direction, chunk)));
        }
        return frames;
    }

    private static byte[] sctpPacket(Direction direction, byte[] chunk) {
        // A tag of 0 is reserved for INIT.
        int verificationTag = direction.hashCode() | 1;
        ByteBuffer packet = ByteBuffer.allocate(SctpLayer.HEADER_OCTETS + chunk.length)
                .putShort((short) direction.source().port())
                .putShort((short) direction.destination().port())
                .putInt(verificationTag)
                .putInt(0)
                .put(chunk);
        CRC32C crc = new CRC32C();
        crc.update(packet.array());
        return packet.putInt(8, Integer.reverseBytes((int) crc.getValue())).array();
    }

    private byte[] frame(Direction direction, byte[] payload) {
        boolean ipv4 = isIpv4(direction.source());
        int headerOctets = ETHERNET_OCTETS + (ipv4 ? IPV4_OCTETS : IPV6_OCTETS);
        ByteBuffer frame = ByteBuffer.allocate(headerOctets + payload.length).put(MAC_ADDRESSES);
        if (ipv4) {
            frame.putShort((short) 0x0800).put(ipv4Header(direction, payload.length));
        } else {
            frame.putShort((short) 0x86dd)
                    .putInt(0x6000_0000)
                    .putShort((short) payload.length)
                    .put((byte) SctpLayer.PROTOCOL)
                    .put((byte) HOP_LIMIT)
                    .put(direction.source().address().getAddress())
                    .put(direction.destination().address().getAddress());
        }
        return frame.put(payload).array();
    }

    private byte[] ipv4Header(Direction direction, int payloadOctets) {
        ByteBuffer header = ByteBuffer.allocate(IPV4_OCTETS)
                .putShort((short) 0x4500)
                .putShort((short) (IPV4_OCTETS + payloadOctets))
                .putShort((short) ipIdentification++)
                .putShort((short) 0)
                .put((byte) HOP_LIMIT)
                .put((byte) SctpLayer.PROTOCOL)
                .putShort((short) 0)
                .put(direction.source().address().getAddress())
                .put(direction.destination().address().getAddress());
        int sum = 0;
        for (int at = 0; at < IPV4_OCTETS; at += 2) {
            sum += Short.toUnsignedInt(header.getShort(at));
        }
        sum = (sum & 0xffff) + (sum >>> 16);
        sum = (sum & 0xffff) + (sum >>> 16);
        return header.putShort(10, (short) ~sum).array();
    }

    private static boolean isIpv4(Endpoint endpoint) {
        return endpoint.address() instanceof Inet4Address;
    }
}
