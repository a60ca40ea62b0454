package io.rantwin.xapp.rmr;

import org.jspecify.annotations.Nullable;

/**
 * Where an RMR process listens. The name is resolved anew at each connection.
 *
 * @param host name or address, IPv6 addresses without brackets
 * @param port 1..65535
 */
public record RmrAddress(String host, int port) {
    public RmrAddress {
        if (host.isEmpty()) {
            throw new IllegalArgumentException("an RMR address needs a host");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " of " + host + " is not in 1..65535");
        }
    }

    /** Reads {@code host:port} or {@code [IPv6]:port}; {@code null} when it is neither. */
    public static @Nullable RmrAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || colon == text.length() - 1 || text.length() - colon > 6) {
            return null;
        }
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        int port = 0;
        for (int i = colon + 1; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            port = port * 10 + digit;
        }
        return host.isEmpty() || port < 1 || port > 65_535 ? null : new RmrAddress(host, port);
    }

    @Override
    public String toString() {
        return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
    }
}
