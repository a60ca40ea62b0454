package io.rantwin.xapp.rmr;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;

/**
 * The environment variables that librmr knows, so that a deployment made for a C xApp fits:
 *
 * <table>
 * <caption>Variables</caption>
 * <tr><td>RMR_RTG_SVC</td><td>a port: wait there for pushed tables (4561 when unset); host:port: ask that route manager;
 * -1: seed file only</td></tr>
 * <tr><td>RMR_CTL_PORT</td><td>control listener when a route manager is asked (4561); alone: ask routemgr:4561</td></tr>
 * <tr><td>RMR_RTREQ_FREQ</td><td>seconds between requests, 1..300 (5)</td></tr>
 * <tr><td>RMR_SEED_RT</td><td>file with first routes</td></tr>
 * <tr><td>RMR_SRC_ID</td><td>name that others reach this process by (host name); a port in it is cut off</td></tr>
 * <tr><td>RMR_SRC_NAMEONLY</td><td>above 0: no IP address in frames</td></tr>
 * <tr><td>RMR_BIND_IF</td><td>address to listen at (0.0.0.0)</td></tr>
 * </table>
 */
public final class RmrEnvironment {
    private static final int CONTROL_PORT = 4561;

    private RmrEnvironment() {}

    /**
     * Reads the variables.
     *
     * @param environment such as {@link System#getenv()}
     * @param dataPort from the descriptor (4560 by convention)
     * @throws IllegalArgumentException when a variable cannot be understood; the sentence names it
     */
    public static RmrConfig read(Map<String, String> environment, int dataPort) {
        String source = sourceHost(environment);
        RmrConfig config = RmrConfig.onPort(dataPort, source, routeSource(environment));
        config = config.withSourceAddress(
                number(environment, "RMR_SRC_NAMEONLY", "0", Integer.MIN_VALUE, Integer.MAX_VALUE) > 0
                        ? source
                        : ownAddress(source));
        String bind = value(environment, "RMR_BIND_IF");
        if (!bind.isEmpty()) {
            config = config.boundTo(bind);
        }
        String seed = value(environment, "RMR_SEED_RT");
        return seed.isEmpty() ? config : config.withSeedTable(Path.of(seed));
    }

    private static RouteSource routeSource(Map<String, String> environment) {
        String service = value(environment, "RMR_RTG_SVC");
        boolean hasControlPort = !value(environment, "RMR_CTL_PORT").isEmpty();
        int controlPort = number(environment, "RMR_CTL_PORT", Integer.toString(CONTROL_PORT), 0, 65_535);
        Duration period = Duration.ofSeconds(number(environment, "RMR_RTREQ_FREQ", "5", 1, 300));
        if (service.equals("-1")) {
            return new RouteSource.FileOnly();
        }
        if (service.isEmpty()) {
            return hasControlPort
                    ? new RouteSource.Requested(new RmrAddress("routemgr", CONTROL_PORT), controlPort, period)
                    : new RouteSource.Pushed(CONTROL_PORT);
        }
        if (service.indexOf(':') < 0) {
            return new RouteSource.Pushed(number(environment, "RMR_RTG_SVC", "", 0, 65_535));
        }
        RmrAddress manager = RmrAddress.parse(service);
        if (manager == null) {
            throw new IllegalArgumentException("RMR_RTG_SVC is '" + service + "': give a port, host:port or -1");
        }
        return new RouteSource.Requested(manager, controlPort, period);
    }

    private static String sourceHost(Map<String, String> environment) {
        String source = value(environment, "RMR_SRC_ID");
        if (source.isEmpty()) {
            try {
                source = InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException _) {
                return "localhost";
            }
            int dot = source.indexOf('.');
            return dot > 0 ? source.substring(0, dot) : source;
        }
        int colon = source.lastIndexOf(':');
        return colon > 0 && source.indexOf(':') == colon ? source.substring(0, colon) : source;
    }

    private static String ownAddress(String otherwise) {
        try {
            for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(card.getInetAddresses())) {
                    if (!address.isLoopbackAddress() && address.getAddress().length == 4) {
                        return address.getHostAddress();
                    }
                }
            }
        } catch (SocketException _) {
            // No card to ask; the name will do, as with RMR_SRC_NAMEONLY.
            return otherwise;
        }
        return otherwise;
    }

    private static String value(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "").strip();
    }

    private static int number(Map<String, String> environment, String name, String otherwise, int least, int most) {
        String text = value(environment, name);
        text = text.isEmpty() ? otherwise : text;
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // The sentence below says it.
        }
        throw new IllegalArgumentException(name + " is '" + text + "': give a number in " + least + ".." + most);
    }
}
