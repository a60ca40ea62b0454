package io.rantwin.xapp.descriptor;

import io.rantwin.xapp.rmr.RmrAddress;
import java.util.Map;

/**
 * Where RMR route tables come from, as librmr reads it from {@code RMR_RTG_SVC} and {@code RMR_CTL_PORT}. Besides, a table
 * to begin with may be in a file ({@link XappEnvironment#seedRouteTable}).
 */
public sealed interface RouteSource {
    /**
     * The route manager pushes them.
     *
     * @param controlPort where to listen
     */
    record Pushed(int controlPort) implements RouteSource {}

    /**
     * They are asked for at the route manager until the first one comes, and pushed then.
     *
     * @param routeManager whom to ask
     * @param controlPort where to listen
     */
    record Requested(RmrAddress routeManager, int controlPort) implements RouteSource {}

    /** From the file alone; nothing listens for tables. */
    record StaticFile() implements RouteSource {}

    /**
     * Reads the variables.
     *
     * @param otherwise the control port when none is given
     */
    static RouteSource of(Map<String, String> environment, int otherwise) throws EnvironmentException {
        Variables variables = new Variables(environment);
        int controlPort = variables.port("RANTWIN_RMR_CONTROL_PORT", variables.port("RMR_CTL_PORT", otherwise));
        String service = variables.first("RMR_RTG_SVC");
        if (service == null) {
            return variables.first("RMR_CTL_PORT") == null
                    ? new Pushed(controlPort)
                    : new Requested(new RmrAddress("routemgr", Descriptor.DEFAULT_RMR_ROUTE_PORT), controlPort);
        }
        if (service.equals("-1")) {
            return new StaticFile();
        }
        if (Variables.portOf(service) != 0) {
            return new Pushed(variables.port("RANTWIN_RMR_CONTROL_PORT", Variables.portOf(service)));
        }
        RmrAddress routeManager = RmrAddress.parse(service);
        if (routeManager == null) {
            throw new EnvironmentException("RMR_RTG_SVC", service, "a port, host:port of the route manager, or -1");
        }
        return new Requested(routeManager, controlPort);
    }
}
