package io.rantwin.xapp.sdl;

import io.rantwin.xapp.descriptor.ServiceAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the shared data layer is and how long to wait for it. Immutable.
 *
 * @param servers one, or the members of a cluster in the order that all applications agree on: each namespace is kept by one
 *     of them
 * @param access how it is got into, the same for all of them
 * @param timeout how long a call waits at most, also for the connection
 * @param firstRetry pause before a lost connection is opened again
 * @param lastRetry the pause doubles with each failure up to this
 * @param probePeriod how often an open connection has to answer a ping; it is opened anew when it does not within the timeout
 */
public record SdlConfig(
        List<SdlAddress> servers,
        SdlAccess access,
        Duration timeout,
        Duration firstRetry,
        Duration lastRetry,
        Duration probePeriod) {
    private static final String OWN_VARIABLE = "RANTWIN_DBAAS";
    private static final String DEFAULT_PORT = "6379";

    public SdlConfig {
        servers = List.copyOf(servers);
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("the shared data layer needs the address of a Redis");
        }
    }

    /** The usual times: calls wait 1 s, connections are tried again after 0.1 to 2 s and probed every 5 s. */
    public SdlConfig(List<SdlAddress> servers, SdlAccess access) {
        this(
                servers,
                access,
                Duration.ofSeconds(1),
                Duration.ofMillis(100),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5));
    }

    /** The same in plain text. */
    public SdlConfig(List<SdlAddress> servers) {
        this(servers, SdlAccess.OPEN);
    }

    /** Whether the environment names a Redis; without one an xApp uses {@link MemorySdl}. */
    public static boolean isIn(Map<String, String> environment) {
        return text(environment, OWN_VARIABLE) != null
                || text(environment, "DBAAS_CLUSTER_ADDR_LIST") != null
                || host(environment) != null;
    }

    /**
     * Reads {@code RANTWIN_DBAAS} ({@code host:port}), or what the platform puts into the environment of an xApp: {@code DBAAS_SERVICE_HOST}, {@code DBAAS_SERVICE_PORT},
     * {@code DBAAS_CLUSTER_ADDR_LIST}, {@code DBAAS_SERVICE_SENTINEL_PORT}, {@code DBAAS_MASTER_NAME}, and the older {@code
     * DBAAS_PORT_6379_TCP_ADDR} and {@code _PORT}. Ports and master names may be lists, as addresses are; the last one
     * stands for all that are missing. Without any of them: {@code localhost:6379}. {@link SdlAccess#fromEnvironment} tells how it is got into.
     *
     * @throws SdlException when a port is no port, a sentinel has no master, or a file cannot be read
     */
    public static SdlConfig fromEnvironment(Map<String, String> environment) throws SdlException {
        SdlAccess access = SdlAccess.fromEnvironment(environment);
        String own = text(environment, OWN_VARIABLE);
        if (own != null) {
            ServiceAddress address = ServiceAddress.parse(own.strip());
            if (address == null) {
                throw new SdlException(OWN_VARIABLE + " is '" + own + "', but must be host:port");
            }
            return new SdlConfig(List.of(new SdlAddress.Server(address.host(), address.port())), access);
        }
        String host = host(environment);
        String port = text(environment, "DBAAS_SERVICE_PORT");
        if (port == null) {
            port = text(environment, "DBAAS_PORT_6379_TCP_PORT");
        }
        String cluster = text(environment, "DBAAS_CLUSTER_ADDR_LIST");
        List<String> hosts = list(cluster != null ? cluster : host != null ? host : "localhost");
        List<String> ports = list(port != null ? port : DEFAULT_PORT);
        String sentinel = text(environment, "DBAAS_SERVICE_SENTINEL_PORT");
        String master = text(environment, "DBAAS_MASTER_NAME");
        List<SdlAddress> servers = new ArrayList<>();
        try {
            for (int i = 0; i < hosts.size(); i++) {
                servers.add(
                        sentinel == null
                                ? new SdlAddress.Server(hosts.get(i), number(at(ports, i)))
                                : new SdlAddress.Sentinel(
                                        hosts.get(i),
                                        number(at(list(sentinel), i)),
                                        master == null ? "" : at(list(master), i)));
            }
            return new SdlConfig(servers, access);
        } catch (IllegalArgumentException e) {
            throw new SdlException("the DBAAS_ variables of the environment name no Redis: " + e.getMessage(), e);
        }
    }

    private static @Nullable String host(Map<String, String> environment) {
        String host = text(environment, "DBAAS_SERVICE_HOST");
        return host != null ? host : text(environment, "DBAAS_PORT_6379_TCP_ADDR");
    }

    private static @Nullable String text(Map<String, String> environment, String name) {
        String text = environment.get(name);
        return text == null || text.isBlank() ? null : text;
    }

    private static List<String> list(String text) {
        return List.of(text.split(",")).stream().map(String::strip).toList();
    }

    private static String at(List<String> list, int index) {
        return list.get(Math.min(index, list.size() - 1));
    }

    private static int number(String port) {
        try {
            return Integer.parseInt(port);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + port + "\" is no port", e);
        }
    }
}
