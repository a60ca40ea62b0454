package io.rantwin.nearrt.loop;

import io.rantwin.nearrt.live.FidelityView;
import io.rantwin.twin.estimation.MeasurementSlot;
import io.rantwin.twin.fidelity.FidelityWindow;
import java.util.ArrayList;
import java.util.List;

/** Scores of the loop's own predictions, read on the cell's shard. */
final class LoopFidelity {
    private final List<String> units;

    LoopFidelity(List<String> units) {
        this.units = units;
    }

    /** Lines of one cell. */
    List<FidelityView> onShard(LiveCell cell) {
        CellPage page = cell.page;
        List<FidelityView> lines = new ArrayList<>();
        if (page == null) {
            return lines;
        }
        FidelityWindow window = page.fidelity.window();
        for (int kpi = 0; kpi < CellPage.SCORED.size(); kpi++) {
            MeasurementSlot slot = CellPage.SCORED.get(kpi);
            for (int horizon = 0; horizon < CellPage.SCORED_HORIZONS_MILLIS.length; horizon++) {
                int series = window.series(cell.place, kpi, horizon, 0);
                int samples = window.samples(series);
                if (samples > 0) {
                    lines.add(new FidelityView(
                            cell.cellId,
                            slot.names().getFirst(),
                            units.get(slot.index()),
                            page.classMillis,
                            CellPage.SCORED_HORIZONS_MILLIS[horizon],
                            samples * page.classMillis / 1000,
                            samples,
                            window.fidelity(series),
                            window.skill(series)));
                }
            }
        }
        return lines;
    }
}
