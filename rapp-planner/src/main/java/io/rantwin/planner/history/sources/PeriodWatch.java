package io.rantwin.planner.history.sources;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts reports that come late, and periods that were left out, of each node, or cell, that reports. Remembers a bounded number of them.
 * For one thread.
 */
public final class PeriodWatch {
    private static final int MOST_NODES = 50_000;
    private static final float LOAD = 0.75f;

    private record Node(String name, long granularityMillis) {}

    private final Map<Node, Long> newest = new LinkedHashMap<>(16, LOAD, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Node, Long> eldest) {
            return size() > MOST_NODES;
        }
    };

    /** Whether nothing so new was noted of who reports. */
    public boolean isNewer(String name, long granularityMillis, long beginMillis) {
        Long before = newest.get(new Node(name, granularityMillis));
        return before == null || beginMillis > before;
    }

    /**
     * A report came.
     *
     * @param name of who reports
     * @param beginMillis of its period
     */
    public void note(String name, long granularityMillis, long beginMillis, SourceLedger ledger) {
        var node = new Node(name, granularityMillis);
        long before = newest.getOrDefault(node, beginMillis);
        if (beginMillis < before) {
            ledger.late();
            return;
        }
        newest.put(node, beginMillis);
        ledger.missing(Math.max(0, (beginMillis - before) / granularityMillis - 1));
    }
}
