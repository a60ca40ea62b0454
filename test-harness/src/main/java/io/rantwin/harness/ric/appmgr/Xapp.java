package io.rantwin.harness.ric.appmgr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import io.rantwin.xapp.rmr.RmrAddress;
import java.util.regex.Pattern;

/**
 * A registered xApp instance. Immutable.
 *
 * @param appName name of the pod
 * @param appInstanceName name of the xApp
 * @param httpEndpoint where it serves REST
 * @param rmrEndpoint its RMR data listener
 * @param configPath path of its configuration, maybe empty
 * @param config its descriptor as text, empty while it is not known
 */
public record Xapp(
        String appName,
        String appVersion,
        String appInstanceName,
        RmrAddress httpEndpoint,
        RmrAddress rmrEndpoint,
        String configPath,
        String config) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:-]{1,253}");

    /** Reads a registration request. */
    static Xapp read(JsonInput json) throws BadRequestException {
        return new Xapp(
                json.member("appName").text(),
                json.member("appVersion").textOrEmpty(),
                json.member("appInstanceName").text(),
                endpoint(json.member("httpEndpoint")),
                endpoint(json.member("rmrEndpoint")),
                json.member("configPath").textOrEmpty(),
                json.member("config").textOrEmpty());
    }

    private static RmrAddress endpoint(JsonInput json) throws BadRequestException {
        RmrAddress address = RmrAddress.parse(json.text());
        // Nothing may come in that has a meaning in a route table.
        if (address == null || !HOST.matcher(address.host()).matches()) {
            throw json.bad("must be host:port");
        }
        return address;
    }

    Xapp withConfig(String text) {
        return new Xapp(appName, appVersion, appInstanceName, httpEndpoint, rmrEndpoint, configPath, text);
    }

    /** As {@link #read} takes it. */
    ObjectNode registration() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("appName", appName)
                .put("appVersion", appVersion)
                .put("appInstanceName", appInstanceName)
                .put("httpEndpoint", httpEndpoint.toString())
                .put("rmrEndpoint", rmrEndpoint.toString())
                .put("configPath", configPath)
                .put("config", config);
    }

    /** What the descriptor tells of messages; empty while it is not known or makes no sense. */
    public Messaging messaging() {
        return Messaging.of(config);
    }

    /** The RMR control listener: the host of the data listener, and the route port of the descriptor. */
    public RmrAddress controlAddress() {
        return new RmrAddress(rmrEndpoint.host(), messaging().routePort());
    }

    /** As the list of xApps shows it. */
    JsonNode toJson() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", appInstanceName)
                .put("status", "deployed")
                .put("version", appVersion);
        json.putArray("instances").add(instance());
        return json;
    }

    /** As the platform's list shows the only instance. */
    ObjectNode instance() {
        Messaging messaging = messaging();
        ObjectNode instance = JsonNodeFactory.instance
                .objectNode()
                .put("name", appName)
                .put("status", "running")
                .put("ip", rmrEndpoint.host())
                .put("port", rmrEndpoint.port());
        messaging.rxMessages().forEach(instance.putArray("rxMessages")::add);
        messaging.txMessages().forEach(instance.putArray("txMessages")::add);
        messaging.policies().forEach(instance.putArray("policies")::add);
        return instance;
    }
}
