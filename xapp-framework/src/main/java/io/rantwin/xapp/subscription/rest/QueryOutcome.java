package io.rantwin.xapp.subscription.rest;

import java.util.List;

/** What became of a question for a list. */
public sealed interface QueryOutcome<T> {
    /** The list, whole. */
    record Answered<T>(List<T> entries) implements QueryOutcome<T> {
        public Answered {
            entries = List.copyOf(entries);
        }
    }

    /** Nothing usable came back. */
    record Failed<T>(String reason) implements QueryOutcome<T> {}
}
