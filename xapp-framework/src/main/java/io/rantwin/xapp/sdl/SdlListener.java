package io.rantwin.xapp.sdl;

import java.util.List;

/** Hears the events of a subscription, one call at a time and in order, on a thread where it may block. */
public interface SdlListener {
    /**
     * Events of one message.
     *
     * @param channel name within the namespace
     * @param events not empty
     */
    void events(String channel, List<String> events);

    /**
     * The subscription stands, for the first time or again, and what was sent before this moment may be lost: read the state
     * now. Also called when events came faster than they were handled, and some had to be dropped.
     */
    void mayHaveMissedEvents();
}
