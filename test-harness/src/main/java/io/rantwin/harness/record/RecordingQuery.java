package io.rantwin.harness.record;

import java.util.Set;

/**
 * Which entries to read.
 *
 * @param fromNanos arrival at the earliest
 * @param toNanos arrival at the latest
 * @param nodes names of nodes; empty for all
 */
public record RecordingQuery(long fromNanos, long toNanos, Set<String> nodes) {
    /** Everything. */
    public static final RecordingQuery ALL = new RecordingQuery(Long.MIN_VALUE, Long.MAX_VALUE, Set.of());

    public RecordingQuery {
        nodes = Set.copyOf(nodes);
    }

    boolean takes(RecordingEntry entry) {
        return entry.arrivalNanos() >= fromNanos
                && entry.arrivalNanos() <= toNanos
                && (nodes.isEmpty() || nodes.contains(entry.node()));
    }
}
