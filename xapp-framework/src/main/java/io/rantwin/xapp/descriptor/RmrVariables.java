package io.rantwin.xapp.descriptor;

import io.rantwin.xapp.rmr.RmrAddress;
import io.rantwin.xapp.rmr.RmrConfig;
import io.rantwin.xapp.rmr.RouteSource;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;

/** The variables of librmr, so that a deployment made for another framework fits. */
final class RmrVariables {
    private static final Duration REQUEST_PERIOD = Duration.ofSeconds(5);

    private RmrVariables() {}

    /**
     * Reads them.
     *
     * @param host name that others reach the own RMR port by
     * @param controlPort where route tables are pushed to when no variable says otherwise
     */
    static RmrConfig read(Variables variables, String host, int dataPort, int controlPort) throws EnvironmentException {
        RmrConfig config = RmrConfig.onPort(dataPort, host, routes(variables, controlPort))
                .withSourceAddress(variables.flag("RMR_SRC_NAMEONLY", false) ? host : ownAddress(host));
        String bind = variables.first("RMR_BIND_IF");
        if (bind != null) {
            config = config.boundTo(bind);
        }
        String seed = variables.first("RMR_SEED_RT");
        return seed == null ? config : config.withSeedTable(Path.of(seed));
    }

    private static RouteSource routes(Variables variables, int otherwise) throws EnvironmentException {
        int controlPort = variables.port("RANTWIN_RMR_CONTROL_PORT", variables.port("RMR_CTL_PORT", otherwise));
        String service = variables.first("RMR_RTG_SVC");
        if (service == null) {
            return variables.first("RMR_CTL_PORT") == null
                    ? new RouteSource.Pushed(controlPort)
                    : requested(variables, new RmrAddress("routemgr", Descriptor.DEFAULT_RMR_ROUTE_PORT), controlPort);
        }
        if (service.equals("-1")) {
            return new RouteSource.FileOnly();
        }
        if (Variables.portOf(service) != 0) {
            return new RouteSource.Pushed(variables.port("RANTWIN_RMR_CONTROL_PORT", Variables.portOf(service)));
        }
        RmrAddress routeManager = RmrAddress.parse(service);
        if (routeManager == null) {
            throw new EnvironmentException("RMR_RTG_SVC", service, "a port, host:port of the route manager, or -1");
        }
        return requested(variables, routeManager, controlPort);
    }

    private static RouteSource requested(Variables variables, RmrAddress routeManager, int controlPort)
            throws EnvironmentException {
        String seconds = variables.first("RMR_RTREQ_FREQ");
        Duration period = REQUEST_PERIOD;
        if (seconds != null) {
            int number = Variables.portOf(seconds);
            if (number < 1 || number > 300) {
                throw new EnvironmentException("RMR_RTREQ_FREQ", seconds, "seconds in 1..300");
            }
            period = Duration.ofSeconds(number);
        }
        return new RouteSource.Requested(routeManager, controlPort, period);
    }

    /** The first address of IPv4 that is not the loopback's, as librmr puts it into frames. */
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
}
