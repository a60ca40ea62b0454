package io.rantwin.xapp;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.rantwin.xapp.subscription.SubscriptionSnapshot;
import java.time.Instant;

/**
 * The state of an xApp as lines of JSON: the first tells of the xApp as a whole, each further one of a subscription. Lines, so
 * that what is cut for its length can still be read.
 */
final class StateLines {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
            .build();

    private StateLines() {}

    static String of(XAppState state) {
        ObjectNode whole = JSON.createObjectNode();
        whole.putPOJO("workingSince", state.workingSince())
                .put("registration", state.registration().name())
                .put("registrationError", state.registrationError())
                .put("nodes", state.nodes())
                .put("nodesProblem", state.nodesProblem())
                .put("subscriptions", state.subscriptions().size())
                .put("subscriptionsLive", state.liveSubscriptions())
                .put("unexpectedMessages", state.unexpectedMessages())
                .putPOJO("keeper", state.keeper())
                .putPOJO("indications", state.indications())
                .putPOJO("rmr", state.rmr());
        StringBuilder lines = new StringBuilder();
        append(lines, whole);
        state.subscriptions().forEach(subscription -> append(lines, json(subscription)));
        return lines.toString();
    }

    private static ObjectNode json(SubscriptionSnapshot subscription) {
        ObjectNode json = JSON.createObjectNode();
        return json.put("wish", subscription.wish().key())
                .put("ranName", subscription.wish().ranName())
                .put("ranFunctionId", subscription.wish().ranFunctionId())
                .put("actionId", subscription.action().actionId())
                .put("state", subscription.state().name())
                .put("subscriptionId", subscription.subscriptionId())
                .put("xappEventInstanceId", subscription.xappEventInstanceId())
                .put("e2EventInstanceId", subscription.e2EventInstanceId())
                .putPOJO("since", subscription.since())
                .put("lastError", subscription.lastError())
                .put("attempts", subscription.attempts())
                .putPOJO("lastIndication", subscription.lastIndication())
                .putPOJO("indications", subscription.indications());
    }

    private static void append(StringBuilder lines, ObjectNode json) {
        // A tree of its own: values are written as the mapper knows them, not by their toString().
        lines.append(JSON.<ObjectNode>valueToTree(json)).append('\n');
    }
}
