package io.rantwin.harness.capture;

import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * A transport address.
 *
 * @param address IPv4 or IPv6 address, never looked up by name
 * @param port SCTP or TCP port, 0..65535
 */
public record Endpoint(InetAddress address, int port) {

    public Endpoint {
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("port %d is not in 0..65535".formatted(port));
        }
    }

    /** {@code 192.0.2.1:36421} or {@code [2001:db8::1]:36421}. */
    @Override
    public String toString() {
        String host = address.getHostAddress();
        return address instanceof Inet6Address ? "[" + host + "]:" + port : host + ":" + port;
    }
}
