package io.rantwin.nearrt.loop;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Reads the reports of all cells as they came, each once, off the report path: what is still kept of what came since the last time. Not
 * thread-safe; each reader has one of its own.
 */
public final class ReportTrail {
    private final Map<String, LiveCell> cells;
    private final Map<String, Long> places = new HashMap<>();
    private long missed;

    ReportTrail(Map<String, LiveCell> cells) {
        this.cells = cells;
    }

    /** Calls with each new report, cell by cell, those of a cell in the order in which they came. */
    public void follow(BiConsumer<String, ArrivedReport> reader) {
        cells.forEach((cellId, cell) -> {
            long from = places.getOrDefault(cellId, 0L);
            long to = cell.ring.count();
            if (to > from) {
                missed += cell.ring.read(from, to, report -> reader.accept(cellId, report));
                places.put(cellId, to);
            }
        });
    }

    /** Reports that were overwritten before they were read. */
    public long missed() {
        return missed;
    }
}
