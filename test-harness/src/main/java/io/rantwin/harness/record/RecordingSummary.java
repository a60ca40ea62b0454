package io.rantwin.harness.record;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a recording holds, for people.
 *
 * @param lines totals, times, and a line for each node
 */
record RecordingSummary(List<String> lines) {
    private static final int MOST_NODES = 50;

    RecordingSummary {
        lines = List.copyOf(lines);
    }

    /** Messages of one node. */
    private static final class Tally {
        private long fromNode;
        private long messages;
        private long octets;
    }

    /** Reads the entries that {@code query} takes. */
    static RecordingSummary of(RecordingReader reader, RecordingQuery query) throws IOException {
        reader.seek(query);
        Map<String, Tally> nodes = new LinkedHashMap<>();
        Tally others = new Tally();
        long entries = 0;
        long octets = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (RecordingEntry entry = reader.next(); entry != null; entry = reader.next()) {
            entries++;
            octets += entry.octets().length;
            first = Math.min(first, entry.arrivalNanos());
            last = Math.max(last, entry.arrivalNanos());
            Tally tally = nodes.size() < MOST_NODES || nodes.containsKey(entry.node())
                    ? nodes.computeIfAbsent(entry.node(), _ -> new Tally())
                    : others;
            tally.messages++;
            if (entry.direction() == Direction.FROM_NODE) {
                tally.fromNode++;
            }
            tally.octets += entry.octets().length;
        }
        List<String> lines = new ArrayList<>();
        lines.add(entries + " messages, " + octets + " octets"
                + (reader.hasIndex() ? "" : "; the recording was not closed properly, which may have cost its end"));
        if (entries > 0) {
            lines.add("from " + Instant.EPOCH.plusNanos(first) + " to " + Instant.EPOCH.plusNanos(last));
        }
        nodes.forEach((name, tally) -> lines.add(line(name.isEmpty() ? "(no name)" : name, tally)));
        if (others.octets > 0) {
            lines.add(line("(all others)", others));
        }
        return new RecordingSummary(lines);
    }

    private static String line(String name, Tally tally) {
        return "  %s: %d from the node, %d to it, %d octets"
                .formatted(name, tally.fromNode, tally.messages - tally.fromNode, tally.octets);
    }
}
