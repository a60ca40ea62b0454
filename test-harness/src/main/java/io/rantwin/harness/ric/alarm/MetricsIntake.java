package io.rantwin.harness.ric.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.xapp.rmr.RmrDelivery;
import java.util.ArrayDeque;
import java.util.Deque;

/** Takes metrics messages (type 120), and keeps the last ones as text. Thread-safe. */
public final class MetricsIntake {
    private static final int MOST = 20;
    private static final int LONGEST = 4_096;

    private final Deque<ObjectNode> last = new ArrayDeque<>();
    private long received;

    /** Takes a message. */
    public synchronized void received(RmrDelivery delivery) {
        received++;
        String text = delivery.message().payloadText();
        last.addLast(JsonNodeFactory.instance
                .objectNode()
                .put("source", delivery.returnPath().source())
                .put("arrival", delivery.arrival().toString())
                .put("text", text.length() <= LONGEST ? text : text.substring(0, LONGEST)));
        if (last.size() > MOST) {
            last.removeFirst();
        }
    }

    /** The last messages, and how many there were. */
    public synchronized JsonNode state() {
        ObjectNode state = JsonNodeFactory.instance.objectNode().put("received", received);
        ArrayNode texts = state.putArray("last");
        last.forEach(texts::add);
        return state;
    }
}
