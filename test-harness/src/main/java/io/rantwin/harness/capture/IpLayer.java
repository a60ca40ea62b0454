package io.rantwin.harness.capture;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Reads IPv4 (RFC 791) and IPv6 (RFC 8200) headers and puts fragments together. Header checksums are not looked at. Not thread-safe. */
final class IpLayer {

    private static final int IPV4_HEADER_OCTETS = 20;
    private static final int IPV6_HEADER_OCTETS = 40;
    private static final int FRAGMENT_UNIT = 8;

    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int AUTHENTICATION = 51;
    private static final int DESTINATION_OPTIONS = 60;
    private static final int MOBILITY = 135;

    private final IpReassembly reassembly;

    IpLayer(IpReassembly reassembly) {
        this.reassembly = reassembly;
    }

    /**
     * The payload of the datagram that this packet is or completes, null when it is a fragment of an incomplete one.
     *
     * @throws PacketException when the packet is malformed or cut
     */
    @Nullable
    IpPayload accept(FrameStamp stamp, PacketBytes packet) throws PacketException {
        int version = packet.u8(0) >> 4;
        return switch (version) {
            case 4 -> ipv4(stamp, packet);
            case 6 -> ipv6(stamp, packet);
            default -> throw malformed("IP version %d".formatted(version));
        };
    }

    private @Nullable IpPayload ipv4(FrameStamp stamp, PacketBytes packet) throws PacketException {
        packet.require(IPV4_HEADER_OCTETS, "IPv4 header");
        int headerOctets = (packet.u8(0) & 0xf) * 4;
        // Segmentation offload leaves the length 0: the packet is as long as it was captured.
        int totalOctets = packet.u16(2) == 0 ? packet.length() : packet.u16(2);
        if (headerOctets < IPV4_HEADER_OCTETS || totalOctets < headerOctets) {
            throw malformed("IPv4 header of %d octets, packet of %d".formatted(headerOctets, totalOctets));
        }
        PacketBytes payload = packet.first(totalOctets, "IPv4 packet").from(headerOctets, "IPv4 options");
        InetAddress source = address(packet, 12, 4);
        InetAddress destination = address(packet, 16, 4);
        int protocol = packet.u8(9);
        int flagsAndOffset = packet.u16(6);
        int offset = (flagsAndOffset & 0x1fff) * FRAGMENT_UNIT;
        boolean more = (flagsAndOffset & 0x2000) != 0;
        if (offset == 0 && !more) {
            return new IpPayload(source, destination, protocol, payload);
        }
        var key = new IpReassembly.Key(source, destination, protocol, packet.u16(4));
        return reassembly.accept(stamp, key, protocol, offset, more, payload);
    }

    private @Nullable IpPayload ipv6(FrameStamp stamp, PacketBytes packet) throws PacketException {
        packet.require(IPV6_HEADER_OCTETS, "IPv6 header");
        int payloadOctets = packet.u16(4) == 0 ? packet.length() - IPV6_HEADER_OCTETS : packet.u16(4);
        PacketBytes payload = packet.from(IPV6_HEADER_OCTETS, "IPv6 payload").first(payloadOctets, "IPv6 payload");
        InetAddress source = address(packet, 8, 16);
        InetAddress destination = address(packet, 24, 16);
        return behindExtensions(stamp, new IpPayload(source, destination, packet.u8(6), payload), false);
    }

    private @Nullable IpPayload behindExtensions(FrameStamp stamp, IpPayload start, boolean reassembled)
            throws PacketException {
        int header = start.protocol();
        PacketBytes bytes = start.bytes();
        while (true) {
            switch (header) {
                case HOP_BY_HOP, ROUTING, DESTINATION_OPTIONS, MOBILITY -> {
                    header = bytes.u8(0);
                    bytes = bytes.from((bytes.u8(1) + 1) * 8, "IPv6 extension header");
                }
                case AUTHENTICATION -> {
                    header = bytes.u8(0);
                    bytes = bytes.from((bytes.u8(1) + 2) * 4, "authentication header");
                }
                case FRAGMENT -> {
                    if (reassembled) {
                        throw malformed("an IPv6 fragment within fragments");
                    }
                    IpPayload whole = ipv6Fragment(stamp, start, bytes);
                    return whole == null ? null : behindExtensions(stamp, whole, true);
                }
                default -> {
                    return new IpPayload(start.source(), start.destination(), header, bytes);
                }
            }
        }
    }

    private @Nullable IpPayload ipv6Fragment(FrameStamp stamp, IpPayload packet, PacketBytes bytes)
            throws PacketException {
        bytes.require(8, "IPv6 fragment header");
        int nextHeader = bytes.u8(0);
        int offset = bytes.u16(2) & ~7;
        boolean more = (bytes.u16(2) & 1) != 0;
        PacketBytes data = bytes.from(8, "IPv6 fragment");
        if (offset == 0 && !more) {
            return new IpPayload(packet.source(), packet.destination(), nextHeader, data);
        }
        var key = new IpReassembly.Key(packet.source(), packet.destination(), FRAGMENT, bytes.u32(4));
        return reassembly.accept(stamp, key, nextHeader, offset, more, data);
    }

    private static InetAddress address(PacketBytes packet, int index, int octets) throws PacketException {
        try {
            return InetAddress.getByAddress(packet.copy(index, octets, "IP address"));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 octets", e);
        }
    }

    private static PacketException malformed(String detail) {
        return new PacketException(ProblemReason.MALFORMED_PACKET, detail);
    }
}
