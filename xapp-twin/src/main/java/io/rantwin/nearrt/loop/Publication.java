package io.rantwin.nearrt.loop;

import io.rantwin.nearrt.live.CellView;
import io.rantwin.nearrt.live.ReportLine;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Those who want to be told of each state and each report. */
final class Publication {
    private final List<Consumer<CellView>> ofCells = new CopyOnWriteArrayList<>();
    private final List<Consumer<ReportLine>> ofReports = new CopyOnWriteArrayList<>();
    private final LoopCounts counts;

    Publication(LoopCounts counts) {
        this.counts = counts;
    }

    AutoCloseable cells(Consumer<CellView> listener) {
        ofCells.add(listener);
        return () -> ofCells.remove(listener);
    }

    AutoCloseable reports(Consumer<ReportLine> listener) {
        ofReports.add(listener);
        return () -> ofReports.remove(listener);
    }

    void published(LiveCell cell) {
        CellView view = ofCells.isEmpty() ? null : cell.published.view();
        if (view == null) {
            return;
        }
        for (Consumer<CellView> listener : ofCells) {
            try {
                listener.accept(view);
            } catch (RuntimeException _) {
                counts.listenerFailed();
            }
        }
    }

    void arrived(LiveCell cell, ArrivedReport report) {
        if (ofReports.isEmpty()) {
            return;
        }
        ReportLine line = ReportLines.of(cell.cellId, report);
        for (Consumer<ReportLine> listener : ofReports) {
            try {
                listener.accept(line);
            } catch (RuntimeException _) {
                counts.listenerFailed();
            }
        }
    }
}
