package io.rantwin.harness.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What reading a data set came to: lines by file, and what was left out. Not thread-safe. */
public final class ReadLog {
    /** More rejected lines are counted, not kept. */
    private static final int MOST_KEPT = 100;

    private final Map<String, Long> rows = new TreeMap<>();
    private final List<RejectedLine> kept = new ArrayList<>();
    private long rejected;

    void row(String file) {
        rows.merge(file, 1L, Long::sum);
    }

    void reject(RejectedLine line) {
        rejected++;
        if (kept.size() < MOST_KEPT) {
            kept.add(line);
        }
    }

    /** Lines behind the header by file, rejected ones included. */
    public Map<String, Long> rows() {
        return Collections.unmodifiableMap(rows);
    }

    /** Lines that were left out. */
    public long rejected() {
        return rejected;
    }

    /** The first lines that were left out. */
    public List<RejectedLine> rejectedLines() {
        return List.copyOf(kept);
    }
}
