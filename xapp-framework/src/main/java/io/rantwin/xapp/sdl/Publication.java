package io.rantwin.xapp.sdl;

import java.util.List;

/**
 * Events for one channel. They travel in one message, joined by three underscores; so an event must not contain these,
 * nor begin or end with an underscore, or readers would split it elsewhere. Immutable.
 *
 * @param channel name of the channel within the namespace, not empty
 * @param events at least one, none empty
 */
public record Publication(String channel, List<String> events) {
    /** What stands between the events of one message. */
    static final String SEPARATOR = "___";

    public Publication {
        events = List.copyOf(events);
        if (channel.isEmpty()) {
            throw new IllegalArgumentException("a publication needs the name of a channel");
        }
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a publication on channel " + channel + " needs at least one event");
        }
        for (String event : events) {
            if (event.isEmpty() || event.contains(SEPARATOR) || event.startsWith("_") || event.endsWith("_")) {
                throw new IllegalArgumentException("event \"" + event + "\" for channel " + channel
                        + " is empty, contains ___, or begins or ends with an underscore");
            }
        }
    }

    /** Events for {@code channel}, in this order. */
    public static Publication of(String channel, String... events) {
        return new Publication(channel, List.of(events));
    }

    /** All events as one message. */
    String message() {
        return String.join(SEPARATOR, events);
    }

    /** The events of a message, as whoever sent it joined them; empty ones are left out. */
    static List<String> split(String message) {
        return List.of(message.split(SEPARATOR, -1)).stream()
                .filter(event -> !event.isEmpty())
                .toList();
    }
}
