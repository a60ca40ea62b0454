package io.rantwin.a1.mediator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.a1.ap.PolicyStatus.EnforceReason;
import io.rantwin.a1.ap.PolicyStatus.EnforceStatus;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.json.JsonFields;

/** The two REST interfaces of the mediator that are in the field; they differ in path, status and errors. */
public enum MediatorGeneration {
    /** Until release H (OSC_2.1.0): {@code instance_status}, 404 for what is unknown. */
    UNTIL_H("/a1-p"),
    /** Since release I: {@code enforceStatus}, 503 for a type or policy that is unknown. Not A1AP v2 in spite of its path. */
    SINCE_I("/A1-P/v2");

    private static final String IN_EFFECT = "IN EFFECT";
    private static final String NOT_IN_EFFECT = "NOT IN EFFECT";

    private final String root;

    MediatorGeneration(String root) {
        this.root = root;
    }

    /** Root of its paths. */
    public String root() {
        return root;
    }

    /** The form in which it sends policies to xApps. */
    public MessageForm messageForm() {
        return this == UNTIL_H ? MessageForm.PYTHON : MessageForm.GO;
    }

    /** Whether an HTTP status in answer to GET or DELETE of a policy means that it is not there. */
    public boolean saysUnknown(int httpStatus) {
        return httpStatus == 404 || this == SINCE_I && httpStatus == 503;
    }

    /** The status of a policy as it writes it. */
    public ObjectNode write(PolicyStatus status) {
        return switch (this) {
            case UNTIL_H ->
                JsonNodeFactory.instance
                        .objectNode()
                        .put(
                                "instance_status",
                                status.enforceStatus() == EnforceStatus.ENFORCED ? IN_EFFECT : NOT_IN_EFFECT);
            case SINCE_I -> status.toJson();
        };
    }

    /**
     * Reads the status of a policy from either generation; the older one gives no reason, which is read as
     * {@link EnforceReason#OTHER_REASON}.
     *
     * @throws A1Exception when it is neither
     */
    public static PolicyStatus readStatus(BoundedJson json, byte[] body) throws A1Exception {
        if (json.read(body) instanceof ObjectNode object && object.has("instance_status")) {
            var fields = new JsonFields(object, "");
            return switch (fields.text("instance_status", 64)) {
                case IN_EFFECT -> PolicyStatus.ENFORCED;
                case NOT_IN_EFFECT -> PolicyStatus.notEnforced(EnforceReason.OTHER_REASON);
                default ->
                    throw new A1Exception(
                            fields.at("instance_status"), "neither " + IN_EFFECT + " nor " + NOT_IN_EFFECT);
            };
        }
        return PolicyStatus.read(json, body);
    }
}
