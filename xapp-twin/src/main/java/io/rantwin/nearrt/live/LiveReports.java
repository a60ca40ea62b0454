package io.rantwin.nearrt.live;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Reports of the last minutes as they came, from a bounded ring per cell. Thread-safe. */
public interface LiveReports {
    /** Reports whose period ended in [from, until), oldest first; all cells when none is named. */
    List<ReportLine> read(Collection<String> cellIds, long fromNanos, long untilNanos);

    /** Calls with each new report of some cells, on the loop's thread: the listener hands it on and returns at once. */
    AutoCloseable watch(CellChoice cells, Consumer<ReportLine> listener);
}
