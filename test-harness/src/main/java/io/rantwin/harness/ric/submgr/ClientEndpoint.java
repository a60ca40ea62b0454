package io.rantwin.harness.ric.submgr;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import io.rantwin.xapp.rmr.RmrAddress;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where an xApp wants callbacks and indications. Immutable.
 *
 * @param host of the REST service; the RMR service has {@code rmr} wherever this one has {@code http}
 */
record ClientEndpoint(String host, int httpPort, int rmrPort) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:-]{1,253}");

    static ClientEndpoint read(JsonInput json) throws BadRequestException {
        String host = json.member("Host").text();
        if (!HOST.matcher(host).matches()) {
            throw json.member("Host").bad("must be a host name or an address");
        }
        return new ClientEndpoint(
                host,
                json.member("HTTPPort").integer(1, 65_535),
                json.member("RMRPort").integer(1, 65_535));
    }

    ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Host", host)
                .put("HTTPPort", httpPort)
                .put("RMRPort", rmrPort);
    }

    /** Every {@code http} is replaced, as the platform does, wherever it stands. */
    RmrAddress rmrAddress() {
        return new RmrAddress(host.replace("http", "rmr"), rmrPort);
    }

    /** Where callbacks go. */
    URI callback() {
        return URI.create("http://" + new RmrAddress(host, httpPort) + "/ric/v1/subscriptions/response");
    }
}
