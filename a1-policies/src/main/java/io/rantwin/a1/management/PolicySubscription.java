package io.rantwin.a1.management;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.json.JsonFields;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks to be told of the status of policies (R1AP, policy status subscription; the O-RAN SC service does not have it: poll
 * there). An empty list stands for all.
 *
 * @param scope whose policies
 * @param notificationDestination where {@link Notification} is sent
 * @param policyIds these policies only
 * @param policyTypeIds policies of these types only
 * @param ricIds policies at these RICs only
 */
public record PolicySubscription(
        Scope scope,
        String notificationDestination,
        List<String> policyIds,
        List<String> policyTypeIds,
        List<String> ricIds) {
    /** Whose policies. */
    public enum Scope {
        OWN,
        OTHERS,
        ALL
    }

    /** The status of one policy. */
    public record StateOfPolicy(String policyId, PolicyStatus status) {}

    /** Word that policies have another status. */
    public record Notification(String subscriptionId, List<StateOfPolicy> states) {
        public Notification {
            states = List.copyOf(states);
        }

        /**
         * Reads the body of the notification.
         *
         * @throws A1Exception when it is something else
         */
        public static Notification read(BoundedJson json, byte[] body) throws A1Exception {
            JsonFields fields = JsonFields.of(json.read(body), "");
            List<StateOfPolicy> states = new ArrayList<>();
            for (JsonFields state : fields.objects("policyStates")) {
                states.add(new StateOfPolicy(
                        state.text("policyId", ManagementVersion.LONGEST),
                        PolicyStatus.read(state.object("policyStatusObject"))));
            }
            return new Notification(fields.text("subscriptionId", ManagementVersion.LONGEST), states);
        }

        /** The notification as JSON. */
        public ObjectNode toJson() {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("subscriptionId", subscriptionId);
            ArrayNode list = json.putArray("policyStates");
            for (StateOfPolicy state : states) {
                list.addObject()
                        .put("policyId", state.policyId())
                        .set("policyStatusObject", state.status().toJson());
            }
            return json;
        }
    }

    public PolicySubscription {
        policyIds = List.copyOf(policyIds);
        policyTypeIds = List.copyOf(policyTypeIds);
        ricIds = List.copyOf(ricIds);
    }

    /**
     * Reads the body of POST subscriptions.
     *
     * @throws A1Exception when it is something else
     */
    public static PolicySubscription read(BoundedJson json, byte[] body) throws A1Exception {
        JsonFields fields = JsonFields.of(json.read(body), "");
        String name = fields.text("subscriptionScope", 64);
        for (Scope scope : Scope.values()) {
            if (scope.name().equals(name)) {
                return new PolicySubscription(
                        scope,
                        fields.text("notificationDestination", ManagementVersion.LONGEST_URI),
                        list(fields, "policyIdList"),
                        list(fields, "policyTypeIdList"),
                        list(fields, "nearRtRicIdList"));
            }
        }
        throw new A1Exception(fields.at("subscriptionScope"), "neither OWN nor OTHERS nor ALL");
    }

    /** The subscription as JSON. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("subscriptionScope", scope.name())
                .put("notificationDestination", notificationDestination);
        put(json, "policyIdList", policyIds);
        put(json, "policyTypeIdList", policyTypeIds);
        put(json, "nearRtRicIdList", ricIds);
        return json;
    }

    private static List<String> list(JsonFields fields, String name) throws A1Exception {
        return fields.optional(name) == null
                ? List.of()
                : fields.texts(name, ManagementVersion.MOST_ENTRIES, ManagementVersion.LONGEST);
    }

    private static void put(ObjectNode json, String name, List<String> entries) {
        if (!entries.isEmpty()) {
            ArrayNode list = json.putArray(name);
            entries.forEach(list::add);
        }
    }
}
