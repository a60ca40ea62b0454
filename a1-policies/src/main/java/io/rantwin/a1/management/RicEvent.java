package io.rantwin.a1.management;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.json.JsonFields;

/**
 * Word to the callback of a service: a RIC can be used again, so its transient policies have to be made anew. In snake case
 * whichever version the service was registered with.
 *
 * @param ricId which RIC
 * @param eventType so far only {@code AVAILABLE}
 */
public record RicEvent(String ricId, String eventType) {
    /**
     * Reads the body of the callback.
     *
     * @throws A1Exception when it is something else
     */
    public static RicEvent read(BoundedJson json, byte[] body) throws A1Exception {
        JsonFields fields = JsonFields.of(json.read(body), "");
        return new RicEvent(fields.text("ric_id", ManagementVersion.LONGEST), fields.text("event_type", 64));
    }

    /** The event as JSON. */
    public ObjectNode toJson() {
        return JsonNodeFactory.instance.objectNode().put("ric_id", ricId).put("event_type", eventType);
    }
}
