package io.rantwin.nearrt.loop;

import io.rantwin.nearrt.live.CellChoice;
import io.rantwin.nearrt.live.CellView;
import io.rantwin.nearrt.live.ReportLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Those who want to be told of states and reports. Nothing is made, and nothing allocated, of what nobody wants. */
final class Publication {
    private final Watchers<CellWatcher> ofCells = new Watchers<>();
    private final Watchers<ReportWatcher> ofReports = new Watchers<>();
    private final LoopCounts counts;

    private record CellWatcher(CellChoice cells, Consumer<CellView> listener, LongConsumer others) {}

    private record ReportWatcher(CellChoice cells, Consumer<ReportLine> listener) {}

    private static final class Watchers<W> {
        /** Gone through by number: an iterator would be an object for each state. */
        volatile List<W> all = List.of();

        synchronized AutoCloseable add(W watcher) {
            all = Stream.concat(all.stream(), Stream.of(watcher)).toList();
            return () -> remove(watcher);
        }

        private synchronized void remove(W watcher) {
            List<W> left = new ArrayList<>(all);
            left.remove(watcher);
            all = List.copyOf(left);
        }
    }

    Publication(LoopCounts counts) {
        this.counts = counts;
    }

    /** @param others is told the time of states of other cells */
    AutoCloseable cells(CellChoice cells, Consumer<CellView> listener, LongConsumer others) {
        return ofCells.add(new CellWatcher(cells, listener, others));
    }

    AutoCloseable reports(CellChoice cells, Consumer<ReportLine> listener) {
        return ofReports.add(new ReportWatcher(cells, listener));
    }

    /** There is a new state. The writer's. */
    void published(PublishedCell cell) {
        CellView view = null;
        List<CellWatcher> watchers = ofCells.all;
        for (int i = 0; i < watchers.size(); i++) {
            CellWatcher watcher = watchers.get(i);
            try {
                if (!watcher.cells.includes(cell.cellId())) {
                    watcher.others.accept(cell.writtenNanos());
                    continue;
                }
                view = view == null ? cell.view() : view;
                if (view != null) {
                    watcher.listener.accept(view);
                }
            } catch (RuntimeException _) {
                counts.listenerFailed();
            }
        }
    }

    /** There is a new report. */
    void arrived(String cellId, ArrivedReport report) {
        ReportLine line = null;
        List<ReportWatcher> watchers = ofReports.all;
        for (int i = 0; i < watchers.size(); i++) {
            ReportWatcher watcher = watchers.get(i);
            if (!watcher.cells.includes(cellId)) {
                continue;
            }
            line = line == null ? ReportLines.of(cellId, report) : line;
            try {
                watcher.listener.accept(line);
            } catch (RuntimeException _) {
                counts.listenerFailed();
            }
        }
    }
}
