package io.rantwin.harness.command;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Host and port as an option of a command names them.
 *
 * @param host name or address
 * @param port 0..65535
 */
public record HostPort(String host, int port) {
    /** Default of an option that names the E2 termination: what {@code rantwin ric} tells in its environment, or its port. */
    public static final String E2_TERMINATION = "${env:RANTWIN_RIC_E2:-127.0.0.1:36422}";

    /** Reads {@code HOST:PORT}, or {@code PORT} alone for {@code defaultHost}; {@code null} when it is neither. */
    public static @Nullable HostPort parse(String text, String defaultHost) {
        int colon = text.lastIndexOf(':');
        String digits = text.substring(colon + 1);
        int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : -1;
        String host = colon < 0 ? defaultHost : text.substring(0, colon);
        return port < 0 || port > 65_535 || host.isEmpty() ? null : new HostPort(host, port);
    }

    /** The address; the name is looked up now, which may take a while. */
    public InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
