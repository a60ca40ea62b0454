package io.rantwin.harness.ric;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a running box is reached. Immutable.
 *
 * @param host of all ports
 * @param pmsPort the A1 policy management service, or 0 when there is none
 * @param redis {@code host:port} of the platform's data, or {@code null}
 */
public record RicAddresses(
        String host,
        int e2Port,
        int rmrPort,
        int rmrControlPort,
        int e2ManagerPort,
        int subscriptionManagerPort,
        int appManagerPort,
        int a1Port,
        int alarmPort,
        int adminPort,
        int pmsPort,
        @Nullable String redis) {
    private String url(int port) {
        return "http://" + host + ":" + port;
    }

    /** The environment that makes an xApp on this machine use the box. */
    public Map<String, String> xappEnvironment() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("RANTWIN_E2MGR_URL", url(e2ManagerPort));
        variables.put("RANTWIN_SUBMGR_URL", url(subscriptionManagerPort));
        variables.put("RANTWIN_SUBMGR_DEBUG_URL", url(subscriptionManagerPort));
        variables.put("RANTWIN_APPMGR_URL", url(appManagerPort));
        variables.put("RANTWIN_A1MEDIATOR_URL", url(a1Port));
        variables.put("RANTWIN_ALARMMGR_URL", url(alarmPort));
        variables.put("RANTWIN_ALARMMGR_RMR", host + ":" + rmrPort);
        variables.put("RANTWIN_HTTP_HOST", host);
        variables.put("RMR_SRC_ID", host);
        variables.put("RMR_BIND_IF", host);
        variables.put("RMR_SRC_NAMEONLY", "on");
        if (redis != null) {
            int colon = redis.lastIndexOf(':');
            variables.put("DBAAS_SERVICE_HOST", redis.substring(0, colon));
            variables.put("DBAAS_SERVICE_PORT", redis.substring(colon + 1));
        }
        return variables;
    }

    /** The same as lines for a shell. */
    public String exports() {
        return xappEnvironment().entrySet().stream()
                .map(variable -> "export " + variable.getKey() + "=" + variable.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
