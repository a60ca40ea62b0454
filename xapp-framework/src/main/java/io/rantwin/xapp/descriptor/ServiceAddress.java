package io.rantwin.xapp.descriptor;

import org.jspecify.annotations.Nullable;

/**
 * Host and port of a service.
 *
 * @param host name or address, IPv6 addresses without brackets
 * @param port 1..65535
 */
public record ServiceAddress(String host, int port) {
    public ServiceAddress {
        if (host.isEmpty()) {
            throw new IllegalArgumentException("a service address needs a host");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " of " + host + " is not in 1..65535");
        }
    }

    /** Reads {@code host:port} or {@code [IPv6]:port}, also with {@code tcp://} in front; {@code null} when it is neither. */
    public static @Nullable ServiceAddress parse(String text) {
        String address = text.startsWith("tcp://") ? text.substring("tcp://".length()) : text;
        int colon = address.lastIndexOf(':');
        if (colon < 1) {
            return null;
        }
        String host = address.substring(0, colon);
        String digits = address.substring(colon + 1);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        if (host.isBlank() || host.indexOf('/') >= 0 || !digits.matches("[0-9]{1,5}")) {
            return null;
        }
        int port = Integer.parseInt(digits);
        return port < 1 || port > 65_535 ? null : new ServiceAddress(host, port);
    }

    /** {@code host:port}, with brackets about an IPv6 address. */
    @Override
    public String toString() {
        return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
    }
}
