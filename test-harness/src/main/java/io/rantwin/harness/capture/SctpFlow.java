package io.rantwin.harness.capture;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * One direction of an SCTP association. The receiver's verification tag tells associations apart, so that a retransmission over another path of a
 * multi-homed association stays in it; with a tag of 0, as some tools write, the addresses have to do it.
 */
record SctpFlow(
        int sourcePort,
        int destinationPort,
        int verificationTag,
        @Nullable InetAddress source,
        @Nullable InetAddress destination) {

    static SctpFlow of(IpPayload ip, int sourcePort, int destinationPort, int verificationTag) {
        return verificationTag == 0
                ? new SctpFlow(sourcePort, destinationPort, 0, ip.source(), ip.destination())
                : new SctpFlow(sourcePort, destinationPort, verificationTag, null, null);
    }
}
