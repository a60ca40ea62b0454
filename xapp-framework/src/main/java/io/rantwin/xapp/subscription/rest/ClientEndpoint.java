package io.rantwin.xapp.subscription.rest;

/**
 * Where the xApp is reached.
 *
 * @param host in a cluster {@code service-ricxapp-NAME-http.ricxapp}, else a name or address
 * @param httpPort for callbacks, 1..65535
 * @param rmrPort for indications, 1..65535
 */
public record ClientEndpoint(String host, int httpPort, int rmrPort) {
    public ClientEndpoint {
        if (host.isEmpty()) {
            throw new IllegalArgumentException("a client endpoint needs a host");
        }
        if (httpPort < 1 || httpPort > 65_535 || rmrPort < 1 || rmrPort > 65_535) {
            throw new IllegalArgumentException(
                    "ports " + httpPort + " and " + rmrPort + " of " + host + " must both be in 1..65535");
        }
    }

    /**
     * The RMR endpoint that the subscription manager makes of it: each {@code http} in the host becomes {@code rmr}. It must
     * be the endpoint under which the route manager knows the xApp.
     */
    public String rmrEndpoint() {
        return host.replace("http", "rmr") + ":" + rmrPort;
    }
}
