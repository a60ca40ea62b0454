package io.rantwin.xapp.descriptor;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Typed reading of environment variables. A variable that is set to nothing counts as not set. */
final class Variables {
    private final Map<String, String> environment;
    private final List<String> notes = new ArrayList<>();

    Variables(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Remembers something that whoever runs the xApp should see. */
    void note(String sentence) {
        notes.add(sentence);
    }

    List<String> notes() {
        return notes;
    }

    /** Value of the first of these that is set, or {@code null}. */
    @Nullable
    String first(String... names) {
        for (String name : names) {
            String value = environment.get(name);
            if (value != null && !value.isBlank()) {
                return value.trim();
            }
        }
        return null;
    }

    String textOr(String name, String otherwise) {
        String value = first(name);
        return value == null ? otherwise : value;
    }

    int port(String name, int otherwise) throws EnvironmentException {
        String value = first(name);
        if (value == null) {
            return otherwise;
        }
        int port = portOf(value);
        if (port == 0) {
            throw new EnvironmentException(name, value, "a port in 1..65535");
        }
        return port;
    }

    /** A port number, or 0 when the text is none. */
    static int portOf(String text) {
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        return port <= 65_535 ? port : 0;
    }

    boolean flag(String name, boolean otherwise) throws EnvironmentException {
        String value = first(name);
        if (value == null) {
            return otherwise;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "on", "true", "yes", "1" -> true;
            case "off", "false", "no", "0" -> false;
            default -> throw new EnvironmentException(name, value, "on or off");
        };
    }

    /** The http or https address in the first of these that is set, without a slash at the end. */
    URI url(String otherwise, String... names) throws EnvironmentException {
        for (String name : names) {
            String value = first(name);
            if (value != null) {
                return url(name, value);
            }
        }
        return URI.create(otherwise);
    }

    private static URI url(String name, String value) throws EnvironmentException {
        String expected = "an address like http://host:port";
        try {
            URI uri = new URI(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!http || uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                throw new EnvironmentException(name, value, expected);
            }
            if (uri.getPort() == 0 || uri.getPort() > 65_535) {
                throw new EnvironmentException(name, value, expected + " with a port in 1..65535");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new EnvironmentException(name, value, expected + " (" + e.getReason() + ")");
        }
    }

    @Nullable
    ServiceAddress address(String name) throws EnvironmentException {
        String value = first(name);
        if (value == null) {
            return null;
        }
        ServiceAddress address = ServiceAddress.parse(value);
        if (address == null) {
            throw new EnvironmentException(name, value, "host:port");
        }
        return address;
    }
}
