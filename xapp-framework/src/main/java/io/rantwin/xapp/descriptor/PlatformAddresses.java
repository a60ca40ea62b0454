package io.rantwin.xapp.descriptor;

import io.rantwin.xapp.rmr.RmrAddress;
import java.net.URI;
import java.util.Map;

/**
 * Where the parts of the platform are. URLs have no slash and no path at the end unless a variable gives one; the paths of the
 * interfaces ({@code /ric/v1/...}, {@code /v1/nodeb/...}, {@code /A1-P/v2/...}) are added by those who call them.
 *
 * <p>The variables are listed at {@link XappEnvironment}.
 *
 * @param e2Manager E2 manager
 * @param subscriptionManager subscription manager
 * @param subscriptionManagerDebug its debug interface, without which left-over subscriptions cannot be deleted
 * @param appManager app manager
 * @param alarmManager alarm manager, REST
 * @param alarmManagerRmr alarm manager, RMR
 * @param a1Mediator A1 mediator
 * @param dbaas Redis of the shared data layer; sentinel and cluster variables are read by the data layer itself
 */
public record PlatformAddresses(
        URI e2Manager,
        URI subscriptionManager,
        URI subscriptionManagerDebug,
        URI appManager,
        URI alarmManager,
        RmrAddress alarmManagerRmr,
        URI a1Mediator,
        ServiceAddress dbaas) {

    /**
     * The addresses that an environment gives.
     *
     * @throws EnvironmentException when a variable is set to something that is no address
     */
    public static PlatformAddresses of(Map<String, String> environment) throws EnvironmentException {
        return of(new Variables(environment));
    }

    static PlatformAddresses of(Variables variables) throws EnvironmentException {
        String namespace = variables.textOr("PLT_NAMESPACE", "ricplt");
        return new PlatformAddresses(
                variables.url(service(namespace, "e2mgr-http", 3800), "RANTWIN_E2MGR_URL"),
                variables.url(service(namespace, "submgr-http", 8088), "RANTWIN_SUBMGR_URL"),
                variables.url(debug(variables, namespace), "RANTWIN_SUBMGR_DEBUG_URL"),
                variables.url(service(namespace, "appmgr-http", 8080), "RANTWIN_APPMGR_URL"),
                variables.url(
                        service(namespace, "alarmmanager-http", 8080), "RANTWIN_ALARMMGR_URL", "ALARM_MANAGER_URL"),
                alarmManagerRmr(variables, namespace),
                variables.url(service(namespace, "a1mediator-http", 10_000), "RANTWIN_A1MEDIATOR_URL"),
                dbaas(variables, namespace));
    }

    /** On the host of the subscription manager, wherever that is. */
    private static String debug(Variables variables, String namespace) throws EnvironmentException {
        URI manager = variables.url(service(namespace, "submgr-http", 8088), "RANTWIN_SUBMGR_URL");
        return "http://" + manager.getHost() + ":8080";
    }

    private static String service(String namespace, String name, int port) {
        return "http://" + host(namespace, name) + ":" + port;
    }

    private static String host(String namespace, String name) {
        return "service-" + namespace + "-" + name + "." + namespace;
    }

    private static RmrAddress alarmManagerRmr(Variables variables, String namespace) throws EnvironmentException {
        ServiceAddress given = variables.address("RANTWIN_ALARMMGR_RMR");
        if (given != null) {
            return new RmrAddress(given.host(), given.port());
        }
        String host = variables.textOr("ALARM_MANAGER_SERVICE_NAME", host(namespace, "alarmmanager-rmr"));
        return new RmrAddress(host, variables.port("ALARM_MANAGER_SERVICE_PORT", 4560));
    }

    private static ServiceAddress dbaas(Variables variables, String namespace) throws EnvironmentException {
        ServiceAddress given = variables.address("RANTWIN_DBAAS");
        if (given != null) {
            return given;
        }
        String host = variables.first("DBAAS_SERVICE_HOST", "DBAAS_PORT_6379_TCP_ADDR");
        String ports = variables.first("DBAAS_SERVICE_PORT", "DBAAS_PORT_6379_TCP_PORT");
        int port = 6379;
        if (ports != null) {
            // A list of ports belongs to a cluster of several instances; the first one is what a plain client uses.
            port = Variables.portOf(ports.split(",")[0].trim());
            if (port == 0) {
                throw new EnvironmentException("DBAAS_SERVICE_PORT", ports, "a port in 1..65535, or a list of them");
            }
        }
        return new ServiceAddress(host == null ? host(namespace, "dbaas-tcp") : host, port);
    }
}
