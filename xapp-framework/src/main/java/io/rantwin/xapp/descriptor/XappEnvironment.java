package io.rantwin.xapp.descriptor;

import io.rantwin.xapp.rmr.RmrConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Surroundings of an xApp, made from environment variables and the descriptor. Immutable. A variable that is set to nothing
 * counts as not set; one that is set to something unusable is an error.
 *
 * <table>
 * <caption>Environment variables</caption>
 * <tr><th>variable</th><th>meaning</th><th>when not set</th></tr>
 * <tr><td>CFG_FILE, CONFIG_FILE, XAPP_DESCRIPTOR_PATH</td><td>the descriptor: a file (the first two), a file or a folder
 *     (the third)</td><td>/opt/ric/config/config-file.json</td></tr>
 * <tr><td>RANTWIN_REGISTRATION</td><td>{@code on} or {@code off}: whether to register with the app manager</td><td>on</td></tr>
 * <tr><td>RANTWIN_E2MGR_URL</td><td>E2 manager</td><td>http://service-ricplt-e2mgr-http.ricplt:3800</td></tr>
 * <tr><td>RANTWIN_SUBMGR_URL</td><td>subscription manager</td><td>http://service-ricplt-submgr-http.ricplt:8088</td></tr>
 * <tr><td>RANTWIN_SUBMGR_DEBUG_URL</td><td>its debug interface</td><td>port 8080 of the same host</td></tr>
 * <tr><td>RANTWIN_APPMGR_URL</td><td>app manager</td><td>http://service-ricplt-appmgr-http.ricplt:8080</td></tr>
 * <tr><td>RANTWIN_ALARMMGR_URL, ALARM_MANAGER_URL</td><td>alarm manager, REST</td>
 *     <td>http://service-ricplt-alarmmanager-http.ricplt:8080</td></tr>
 * <tr><td>RANTWIN_ALARMMGR_RMR (host:port), or ALARM_MANAGER_SERVICE_NAME and ALARM_MANAGER_SERVICE_PORT</td>
 *     <td>alarm manager, RMR</td><td>service-ricplt-alarmmanager-rmr.ricplt:4560</td></tr>
 * <tr><td>RANTWIN_A1MEDIATOR_URL</td><td>A1 mediator</td><td>http://service-ricplt-a1mediator-http.ricplt:10000</td></tr>
 * <tr><td>RANTWIN_DBAAS (host:port), or DBAAS_SERVICE_HOST and DBAAS_SERVICE_PORT, or DBAAS_PORT_6379_TCP_ADDR and
 *     DBAAS_PORT_6379_TCP_PORT; {@link io.rantwin.xapp.sdl.SdlConfig#fromEnvironment} also knows clusters and sentinels</td>
 *     <td>Redis of the shared data layer</td><td>shared data stay in the process, and end with it</td></tr>
 * <tr><td>RANTWIN_DBAAS_CA, RANTWIN_DBAAS_CERT, RANTWIN_DBAAS_KEY</td><td>PEM files: authorities of Redis' certificate, own certificate, its
 *     key (PKCS #8)</td><td>plain text</td></tr>
 * <tr><td>RANTWIN_DBAAS_USER, RANTWIN_DBAAS_PASSWORD_FILE</td><td>user at Redis, file with the password</td><td>none</td></tr>
 * <tr><td>PLT_NAMESPACE</td><td>Kubernetes name space of the platform</td><td>ricplt</td></tr>
 * <tr><td>APP_NAMESPACE</td><td>Kubernetes name space of the xApp</td><td>ricxapp</td></tr>
 * <tr><td>HOSTNAME</td><td>host name of the pod</td><td>name of the xApp</td></tr>
 * <tr><td>POD_IP</td><td>own address; names the xApp when it does not register</td><td>the service names</td></tr>
 * <tr><td>RANTWIN_HTTP_HOST</td><td>name others reach the own HTTP port by</td>
 *     <td>service-ricxapp-NAME-http.ricxapp</td></tr>
 * <tr><td>RMR_SRC_ID</td><td>name others reach the own RMR port by</td><td>service-ricxapp-NAME-rmr.ricxapp</td></tr>
 * <tr><td>RANTWIN_HTTP_PORT</td><td>own HTTP port</td><td>the descriptor's, 8080</td></tr>
 * <tr><td>RANTWIN_RMR_PORT</td><td>own RMR data port</td><td>the descriptor's, 4560</td></tr>
 * <tr><td>RANTWIN_RMR_CONTROL_PORT, RMR_CTL_PORT, RMR_RTG_SVC</td><td>route tables, see {@link io.rantwin.xapp.rmr.RouteSource}</td>
 *     <td>pushed to the descriptor's route port, 4561</td></tr>
 * <tr><td>RMR_RTREQ_FREQ</td><td>seconds between requests for a table, 1..300</td><td>5</td></tr>
 * <tr><td>RMR_BIND_IF</td><td>address to listen at</td><td>0.0.0.0</td></tr>
 * <tr><td>RMR_SRC_NAMEONLY</td><td>{@code on}: no IP address in frames</td><td>off</td></tr>
 * <tr><td>RMR_SEED_RT</td><td>file with a route table to begin with</td><td>none</td></tr>
 * <tr><td>SERVICE_RICXAPP_HOSTNAME_HTTP_PORT, SERVICE_RICXAPP_HOSTNAME_RMR_PORT</td><td>set by Kubernetes for services that
 *     are older than the pod ({@code tcp://ip:port}); HOSTNAME (or the xApp's name) and the name space in capitals, '-' as '_'</td>
 *     <td>own names and ports, and a note within Kubernetes</td></tr>
 * </table>
 *
 * @param xappName name of the xApp, which is the instance name for the app manager
 * @param podName host name of the pod
 * @param platform where the platform's parts are
 * @param registration whether to register with the app manager
 * @param httpHost name others reach the own HTTP port by; {@code ClientEndpoint.Host} of subscriptions
 * @param httpPort own HTTP port
 * @param rmrHost name others reach the own RMR port by
 * @param rmrPort own RMR data port
 * @param rmr how RMR is set up
 * @param httpEndpoint HTTP address to register
 * @param rmrEndpoint RMR address to register
 * @param notes what whoever runs the xApp should see: fallbacks and contradictions, a sentence each; to be logged
 */
public record XappEnvironment(
        String xappName,
        String podName,
        PlatformAddresses platform,
        boolean registration,
        String httpHost,
        int httpPort,
        String rmrHost,
        int rmrPort,
        RmrConfig rmr,
        ServiceAddress httpEndpoint,
        ServiceAddress rmrEndpoint,
        List<String> notes) {
    private static final String CONFIG_FILE = "config-file.json";

    public XappEnvironment {
        notes = List.copyOf(notes);
    }

    /** The file that the descriptor is read from. */
    public static Path descriptorFile(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        String file = variables.first("CFG_FILE", "CONFIG_FILE", "XAPP_DESCRIPTOR_PATH");
        Path path = Path.of(file == null ? "/opt/ric/config" : file);
        return path.getFileName() != null && path.getFileName().toString().endsWith(".json") && !Files.isDirectory(path)
                ? path
                : path.resolve(CONFIG_FILE);
    }

    /**
     * Reads the variables.
     *
     * @throws EnvironmentException when one is set to something that cannot be used
     */
    public static XappEnvironment of(Map<String, String> environment, Descriptor descriptor)
            throws EnvironmentException {
        Variables variables = new Variables(environment);
        String name = descriptor.name();
        boolean registration = variables.flag("RANTWIN_REGISTRATION", true);
        String httpHost = ownHost(variables, registration, "RANTWIN_HTTP_HOST", name, "http");
        int httpPort = variables.port("RANTWIN_HTTP_PORT", descriptor.httpPort());
        String rmrHost = ownHost(variables, registration, "RMR_SRC_ID", name, "rmr");
        int rmrPort = variables.port("RANTWIN_RMR_PORT", descriptor.rmrDataPort());
        String podName = variables.textOr("HOSTNAME", name);
        // The chart makes both the same; where it has not set the host name, the service still has the xApp's.
        List<String> names = List.of(podName, name);

        // What the subscription manager will make of the HTTP name; when it is not the RMR name, no route is made.
        String expected = httpHost.replace("http", "rmr");
        if (!expected.equals(rmrHost)) {
            variables.note("the subscription manager derives the RMR name " + expected + " from the HTTP name "
                    + httpHost + ", but the RMR name is " + rmrHost
                    + ": indications would go astray where routes are made per subscription");
        }
        return new XappEnvironment(
                name,
                podName,
                PlatformAddresses.of(variables),
                registration,
                httpHost,
                httpPort,
                rmrHost,
                rmrPort,
                RmrVariables.read(variables, rmrHost, rmrPort, descriptor.rmrRoutePort()),
                endpoint(variables, registration, names, "HTTP", new ServiceAddress(httpHost, httpPort)),
                endpoint(variables, registration, names, "RMR", new ServiceAddress(rmrHost, rmrPort)),
                variables.notes());
    }

    private static String ownHost(
            Variables variables, boolean registration, String variable, String name, String kind) {
        String given = variables.first(variable);
        if (given != null) {
            // As librmr does: a port behind the name is cut off.
            int colon = given.indexOf(':');
            return colon > 0 && colon == given.lastIndexOf(':') ? given.substring(0, colon) : given;
        }
        String address = variables.first("POD_IP");
        if (!registration && address != null) {
            return address;
        }
        String namespace = variables.textOr("APP_NAMESPACE", "ricxapp");
        return "service-" + namespace + "-" + name + "-" + kind + "." + namespace;
    }

    private static ServiceAddress endpoint(
            Variables variables, boolean registration, List<String> names, String kind, ServiceAddress own) {
        String namespace = variables.textOr("APP_NAMESPACE", "ricxapp");
        List<String> candidates = names.stream()
                .map(name -> "SERVICE_" + namespace + "_" + name + "_" + kind + "_PORT")
                .map(name -> name.toUpperCase(Locale.ROOT).replace('-', '_'))
                .distinct()
                .toList();
        for (String variable : candidates) {
            String value = variables.first(variable);
            ServiceAddress given = value == null ? null : ServiceAddress.parse(value);
            if (given != null) {
                return given;
            }
            if (value != null) {
                variables.note(variable + " is '" + value + "', which is not tcp://ip:port");
            }
        }
        if (registration && variables.first("KUBERNETES_SERVICE_HOST") != null) {
            variables.note(String.join(" or ", candidates) + " gives no address: " + own
                    + " is registered instead. Kubernetes sets it for services that are older than the pod");
        }
        return own;
    }
}
