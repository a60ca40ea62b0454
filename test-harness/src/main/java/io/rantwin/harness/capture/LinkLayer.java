package io.rantwin.harness.capture;

import org.jspecify.annotations.Nullable;

/** Finds the IP packet behind the link-layer header. Stateless. */
final class LinkLayer {

    private static final int ETHERTYPE_IPV4 = 0x0800;
    private static final int ETHERTYPE_IPV6 = 0x86dd;
    private static final int AF_INET = 2;

    private LinkLayer() {}

    /**
     * The IP packet, or null when the packet carries something else.
     *
     * @throws PacketException when the packet is too short, or its link type is not one we read
     */
    static @Nullable PacketBytes ipPacket(Packet packet) throws PacketException {
        PacketBytes bytes = packet.bytes();
        return switch (packet.linkType()) {
            case LinkType.ETHERNET -> behindEthertype(bytes, 12, 14);
            case LinkType.LINUX_SLL -> behindEthertype(bytes, 14, 16);
            case LinkType.LINUX_SLL2 -> behindEthertype(bytes, 0, 20);
            case LinkType.NULL, LinkType.LOOP -> behindFamily(bytes);
            case LinkType.RAW, LinkType.RAW_BSD, LinkType.RAW_OPENBSD, LinkType.IPV4, LinkType.IPV6 -> bytes;
            default ->
                throw new PacketException(
                        ProblemReason.UNSUPPORTED_LINK_TYPE, "link type %d".formatted(packet.linkType()));
        };
    }

    /** IEEE 802.1Q and 802.1ad put tags of 4 octets, each with the next type, before the packet. */
    private static @Nullable PacketBytes behindEthertype(PacketBytes bytes, int typeAt, int headerOctets)
            throws PacketException {
        int type = bytes.u16(typeAt);
        int start = headerOctets;
        while (isTag(type)) {
            type = bytes.u16(start + 2);
            start += 4;
        }
        return type == ETHERTYPE_IPV4 || type == ETHERTYPE_IPV6 ? bytes.from(start, "network layer") : null;
    }

    private static boolean isTag(int type) {
        return type == 0x8100 || type == 0x88a8 || type == 0x9100 || type == 0x9200;
    }

    /** The family is in the octet order of the machine that captured; AF_INET6 differs between systems. */
    private static @Nullable PacketBytes behindFamily(PacketBytes bytes) throws PacketException {
        int family = bytes.i32(0);
        if ((family & 0xffff) == 0) {
            family = Integer.reverseBytes(family);
        }
        return switch (family) {
            case AF_INET, 10, 24, 28, 30 -> bytes.from(4, "network layer");
            default -> null;
        };
    }
}
