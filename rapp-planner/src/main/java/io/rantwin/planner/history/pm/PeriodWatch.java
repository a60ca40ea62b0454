package io.rantwin.planner.history.pm;

import io.rantwin.planner.history.intake.PmReport;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts reports that come late, and periods of a node that were left out. Remembers a bounded number of nodes. For one thread. */
final class PeriodWatch {
    private static final int MOST_NODES = 50_000;
    private static final float LOAD = 0.75f;

    private record Node(String sourceName, String dn, long granularityMillis) {}

    private final Map<Node, Long> newest = new LinkedHashMap<>(16, LOAD, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Node, Long> eldest) {
            return size() > MOST_NODES;
        }
    };

    void note(PmReport report, SourceLedger ledger) {
        var node = new Node(report.sourceName(), report.measuredEntityDn(), report.granularityMillis());
        long begin = report.beginMillis();
        long before = newest.getOrDefault(node, begin);
        if (begin < before) {
            ledger.late();
            return;
        }
        newest.put(node, begin);
        ledger.missing(Math.max(0, (begin - before) / report.granularityMillis() - 1));
    }
}
