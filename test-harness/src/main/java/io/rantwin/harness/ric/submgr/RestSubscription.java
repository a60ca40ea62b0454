package io.rantwin.harness.ric.submgr;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import java.util.Map;
import java.util.TreeMap;

/** What an xApp got a SubscriptionId for. Guarded by the lock of {@link SubscriptionTables}. */
final class RestSubscription {
    private final String id;
    private final String meid;
    private ClientEndpoint client;
    private final Map<Integer, Integer> instances = new TreeMap<>();
    private boolean inProgress;

    RestSubscription(String id, String meid, ClientEndpoint client) {
        this.id = id;
        this.meid = meid;
        this.client = client;
    }

    String id() {
        return id;
    }

    String meid() {
        return meid;
    }

    ClientEndpoint client() {
        return client;
    }

    void setClient(ClientEndpoint endpoint) {
        client = endpoint;
    }

    /** E2 instance ids by the xApp's own event instance id. */
    Map<Integer, Integer> instances() {
        return instances;
    }

    /** Whether a request for it is being served. */
    boolean isInProgress() {
        return inProgress;
    }

    void setInProgress(boolean is) {
        inProgress = is;
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id).put("meid", meid);
        json.set("client", client.toJson());
        ObjectNode byEvent = json.putObject("instances");
        instances.forEach((event, instance) -> byEvent.put(event.toString(), instance));
        return json;
    }

    static RestSubscription read(JsonInput json) throws BadRequestException {
        RestSubscription subscription = new RestSubscription(
                json.member("id").text(), json.member("meid").text(), ClientEndpoint.read(json.member("client")));
        for (Map.Entry<String, JsonInput> entry : json.member("instances").members()) {
            try {
                subscription.instances.put(
                        Integer.valueOf(entry.getKey()), entry.getValue().integer(1, 65_534));
            } catch (NumberFormatException noNumber) {
                throw entry.getValue().bad("must be named by a number");
            }
        }
        return subscription;
    }
}
