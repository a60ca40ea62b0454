package io.rantwin.xapp.node;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the E2 manager publishes on its two channels: the name of a node, an underscore and what happened, several of these
 * joined by three underscores. Names contain underscores themselves, so texts are split at the endings that are known.
 *
 * @param events in order
 * @param unknown parts without a known ending, or without a name before it
 */
record RanEvents(List<RanEvent> events, List<String> unknown) {
    /** Channel for connections of nodes that are known. */
    static final String STATUS_CHANNEL = "RAN_CONNECTION_STATUS_CHANGE";

    /** Channel for nodes that come, change and go. */
    static final String MANIPULATION_CHANNEL = "RAN_MANIPULATION";

    private static final String SEPARATOR = "___";

    RanEvents {
        events = List.copyOf(events);
        unknown = List.copyOf(unknown);
    }

    /** Something that happened to a node. */
    sealed interface RanEvent {
        String ranName();

        /** The connection of a node changed. */
        record StatusChanged(String ranName, ConnectionStatus status) implements RanEvent {}

        /** A node was added, changed or deleted. */
        record Manipulated(String ranName, Manipulation manipulation) implements RanEvent {}
    }

    /** What can be done to the entry of a node. */
    enum Manipulation {
        ADDED,
        UPDATED,
        DELETED
    }

    /** Reads the text of one message. */
    static RanEvents parse(String text) {
        List<RanEvent> events = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String part : text.split(SEPARATOR, -1)) {
            RanEvent event = event(part);
            if (event != null) {
                events.add(event);
            } else {
                unknown.add(part);
            }
        }
        return new RanEvents(events, unknown);
    }

    private static @Nullable RanEvent event(String part) {
        ConnectionStatus status = ConnectionStatus.atEndOf(part);
        if (status != null) {
            String name = before(part, status.name());
            return name.isEmpty() ? null : new RanEvent.StatusChanged(name, status);
        }
        for (Manipulation manipulation : Manipulation.values()) {
            if (part.endsWith("_" + manipulation.name())) {
                String name = before(part, manipulation.name());
                return name.isEmpty() ? null : new RanEvent.Manipulated(name, manipulation);
            }
        }
        return null;
    }

    private static String before(String part, String ending) {
        return part.substring(0, part.length() - ending.length() - 1);
    }
}
