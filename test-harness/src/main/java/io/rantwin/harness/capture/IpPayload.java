package io.rantwin.harness.capture;

import java.net.InetAddress;

/**
 * What an IP datagram carries, reassembled.
 *
 * @param protocol IANA protocol number, such as 6 TCP, 132 SCTP
 */
record IpPayload(InetAddress source, InetAddress destination, int protocol, PacketBytes bytes) {}
