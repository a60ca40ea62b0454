package io.rantwin.nearrt.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.nearrt.loop.ArrivedReport;
import io.rantwin.nearrt.loop.ReportLayout;
import io.rantwin.twin.estimation.MeasurementSlot;
import io.rantwin.twin.topology.Carrier;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.Environment;
import io.rantwin.twin.topology.NeighbourRelation;
import io.rantwin.twin.topology.Position;
import io.rantwin.twin.topology.Site;
import io.rantwin.twin.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Six cells, learned for a quarter of an hour; then one of them tells that it has no load while users wait. */
class SilentCellTest {
    private static final int CELLS = 6;
    private static final long PERIOD_MILLIS = 10_000;
    private static final int LEARNED = 90;
    private static final int TOLD = 30;
    private static final ReportLayout LAYOUT = new ReportLayout(List.of(
            column("RRU.PrbTotDl", MeasurementSlot.PRB_TOT_DL),
            column("DRB.PdcpSduVolumeDL", MeasurementSlot.VOLUME_DL),
            column("DRB.MeanActiveUeDl", MeasurementSlot.ACTIVE_UE_DL)));

    private final NeighbourJudge judge =
            Objects.requireNonNull(NeighbourJudge.of(topology(), WatchSettings.USUAL), "they have neighbours");
    private final Map<String, WatchedCell> cells = new LinkedHashMap<>();
    private long endMillis;

    SilentCellTest() {
        for (int cell = 0; cell < CELLS; cell++) {
            cells.put(id(cell), new WatchedCell(cell, id(cell), WatchSettings.USUAL));
        }
    }

    private static ReportLayout.Column column(String name, MeasurementSlot slot) {
        return new ReportLayout.Column(name, "", slot.index(), true, -1, "", 0);
    }

    private static String id(int cell) {
        return "cell-" + cell;
    }

    private static Topology topology() {
        List<Cell> cells = new ArrayList<>();
        List<NeighbourRelation> relations = new ArrayList<>();
        for (int c = 0; c < CELLS; c++) {
            cells.add(new Cell(id(c), "S" + c / 3, "low", 120.0 * (c % 3), 0.0, 6.0, 25.0, 43.0, c, true, List.of()));
            for (int other = 0; other < CELLS; other++) {
                if (other != c) {
                    relations.add(new NeighbourRelation(c, other, 0, null));
                }
            }
        }
        return new Topology(
                List.of(new Carrier("low", 8e8, 15e3, 20, 106, 1)),
                List.of(
                        new Site("S0", new Position(0, 0), Environment.UMA),
                        new Site("S1", new Position(400, 0), Environment.UMA)),
                cells,
                relations,
                List.of());
    }

    // A period in which all go on as ever and the first cell tells what is given.
    private void period(double load, double kilobits, double activeUsers) {
        endMillis += PERIOD_MILLIS;
        cells.values().forEach(cell -> cell.period.clear());
        for (int c = 0; c < CELLS; c++) {
            double[] told = c == 0
                    ? new double[] {load, kilobits, activeUsers}
                    : new double[] {20 + c, 60_000 + 3000 * c, 0.25};
            Objects.requireNonNull(cells.get(id(c)))
                    .period
                    .add(new ArrivedReport(
                            "node",
                            LAYOUT,
                            told,
                            null,
                            (endMillis - PERIOD_MILLIS) * 1_000_000,
                            PERIOD_MILLIS,
                            0,
                            0,
                            "",
                            false));
        }
        judge.take(cells, endMillis, PERIOD_MILLIS, _ -> true, (_, _) -> {});
    }

    private boolean isQuarantinedAfter(double load, double kilobits, double activeUsers) {
        for (int i = 0; i < LEARNED; i++) {
            period(20, 60_000, 0.25);
        }
        for (int i = 0; i < TOLD; i++) {
            period(load, kilobits, activeUsers);
        }
        return Objects.requireNonNull(cells.get(id(0))).quarantined;
    }

    @Test
    void whoCarriesNothingAndTellsNoLoadFailsAndDoesNotLie() {
        assertThat(isQuarantinedAfter(0, 0, 9)).isFalse();
    }

    @Test
    void whoCarriesWhatItEverDidAndTellsNoLoadLies() {
        assertThat(isQuarantinedAfter(0, 60_000, 0.25)).isTrue();
    }
}
