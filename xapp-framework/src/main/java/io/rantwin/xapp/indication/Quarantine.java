package io.rantwin.xapp.indication;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;

/** Keeps the last messages that could not be read, for replay. Thread-safe. */
public final class Quarantine {
    private static final int MOST = 64;
    private static final int MOST_OCTETS = 8 << 20;

    private final ArrayDeque<Kept> kept = new ArrayDeque<>();
    private int octets;

    /**
     * A message that could not be read.
     *
     * @param reason where and why
     */
    public record Kept(
            Instant arrival, String ranName, int messageType, int subscriptionId, String reason, byte[] pdu) {}

    /** Keeps a message; the oldest ones make room. */
    public synchronized void add(Kept message) {
        kept.add(message);
        octets += message.pdu().length;
        while (kept.size() > MOST || octets > MOST_OCTETS && kept.size() > 1) {
            octets -= kept.remove().pdu().length;
        }
    }

    /** What is kept, oldest first. */
    public synchronized List<Kept> kept() {
        return List.copyOf(kept);
    }

    /** What is kept as JSON lines; member {@code hex} is what {@code rantwin e2 decode} reads. */
    public String text() {
        StringBuilder lines = new StringBuilder();
        for (Kept message : kept()) {
            lines.append(JsonNodeFactory.instance
                            .objectNode()
                            .put("arrival", message.arrival().toString())
                            .put("ranName", message.ranName())
                            .put("messageType", message.messageType())
                            .put("subscriptionId", message.subscriptionId())
                            .put("reason", message.reason())
                            .put("hex", HexFormat.of().formatHex(message.pdu())))
                    .append('\n');
        }
        return lines.toString();
    }
}
