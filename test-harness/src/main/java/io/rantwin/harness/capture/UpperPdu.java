package io.rantwin.harness.capture;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Wireshark's exported PDUs (link type 252): tags of 2 octets, each with a length of 2 octets, then the PDU. */
final class UpperPdu {

    private static final int TAG_END = 0;
    private static final int TAG_PROTOCOL_NAME = 12;
    private static final String E2AP = "e2ap";

    private UpperPdu() {}

    /**
     * The PDU when the packet says that it is one of E2AP, else null.
     *
     * @throws PacketException when the tags run out of the packet
     */
    static @Nullable PacketBytes e2apPdu(PacketBytes packet) throws PacketException {
        boolean e2ap = false;
        int at = 0;
        while (packet.u16(at) != TAG_END) {
            int octets = packet.u16(at + 2);
            if (packet.u16(at) == TAG_PROTOCOL_NAME) {
                // The name is filled up with zeros to a multiple of four octets.
                String name = new String(packet.copy(at + 4, octets, "protocol name"), StandardCharsets.US_ASCII);
                e2ap = name.replace("\0", "").equals(E2AP);
            }
            at += 4 + octets;
        }
        return e2ap ? packet.from(at + 4, "exported PDU") : null;
    }
}
