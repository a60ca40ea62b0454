package io.rantwin.codecs.rc.control;

import java.util.List;

/**
 * What a control message says, or why it says nothing usable. Immutable.
 *
 * @param <T> the request
 */
public sealed interface ControlReading<T> permits ControlReading.Understood, ControlReading.Refused {
    /**
     * Understood.
     *
     * @param request the request; figures may still contradict each other
     * @param remarks in what the message departs from the specification
     */
    record Understood<T>(T request, List<String> remarks) implements ControlReading<T> {
        public Understood {
            remarks = List.copyOf(remarks);
        }
    }

    /** Not understood, with the reason in one sentence. */
    record Refused<T>(String reason) implements ControlReading<T> {}
}
