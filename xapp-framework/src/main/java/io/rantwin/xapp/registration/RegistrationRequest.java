package io.rantwin.xapp.registration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rantwin.xapp.descriptor.Descriptor;
import io.rantwin.xapp.descriptor.XappEnvironment;

/**
 * What the app manager is told about an xApp.
 *
 * @param appName host name of the pod
 * @param appVersion version of the xApp
 * @param appInstanceName name of the xApp; the platform makes its RMR service name from it
 * @param httpEndpoint {@code host:port}
 * @param rmrEndpoint {@code host:port}; the port is what counts
 * @param configPath where the app manager may ask for the descriptor
 * @param config the descriptor as text
 */
public record RegistrationRequest(
        String appName,
        String appVersion,
        String appInstanceName,
        String httpEndpoint,
        String rmrEndpoint,
        String configPath,
        String config) {
    /** The request of an xApp with its descriptor in it, so that the app manager need not ask back. */
    public static RegistrationRequest of(XappEnvironment environment, Descriptor descriptor) {
        return new RegistrationRequest(
                environment.podName(),
                descriptor.version(),
                environment.xappName(),
                environment.httpEndpoint().toString(),
                environment.rmrEndpoint().toString(),
                "/ric/v1/config",
                descriptor.text());
    }

    String registerBody() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("appName", appName)
                .put("appVersion", appVersion)
                .put("appInstanceName", appInstanceName)
                .put("httpEndpoint", httpEndpoint)
                .put("rmrEndpoint", rmrEndpoint)
                .put("configPath", configPath)
                .put("config", config)
                .toString();
    }

    String deregisterBody() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("appName", appName)
                .put("appInstanceName", appInstanceName)
                .toString();
    }
}
