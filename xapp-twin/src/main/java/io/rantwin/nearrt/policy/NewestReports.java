package io.rantwin.nearrt.policy;

import io.rantwin.nearrt.control.ControlPorts;
import io.rantwin.nearrt.live.CellForecast;
import io.rantwin.nearrt.live.CellView;
import io.rantwin.nearrt.live.KpiBelief;
import io.rantwin.nearrt.live.LiveCells;
import io.rantwin.nearrt.live.LiveForecasts;
import io.rantwin.twin.enforcement.CellCondition;
import io.rantwin.twin.enforcement.EnforcementMemory;
import io.rantwin.twin.enforcement.LoadForecast;
import io.rantwin.twin.enforcement.Target;
import io.rantwin.twin.enforcement.TargetMemory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What cells' newest reports and forecasts say of their condition. Thread-safe as what it reads. */
final class NewestReports {
    private static final String LOAD = "RRU.PrbTotDl";
    private static final String UPLINK = "RRU.PrbTotUl";
    private static final String POWER = "PEE.AvgPower";
    private static final String THROUGHPUT = "DRB.UEThpDl";
    private static final double WHOLE = 100;
    private static final double MEDIAN = 0.5;
    private static final long SETTLED_MILLIS = 60_000;
    private static final long NANOS_OF_A_MILLISECOND = 1_000_000;

    private final LiveCells cells;
    private final LiveForecasts forecasts;
    private final ControlPorts ports;
    private final Map<String, String> trackingAreas;
    private final ViewMaker.Foresight foresight;

    /** @param trackingAreas of cells by id; what is not in it is unknown */
    NewestReports(
            LiveCells cells,
            LiveForecasts forecasts,
            ControlPorts ports,
            Map<String, String> trackingAreas,
            ViewMaker.Foresight foresight) {
        this.cells = cells;
        this.forecasts = forecasts;
        this.ports = ports;
        this.trackingAreas = trackingAreas;
        this.foresight = foresight;
    }

    /** Whether a cell has told its load. */
    boolean tellLoad(String cellId) {
        return belief(cells.cell(cellId), LOAD) != null;
    }

    /**
     * A cell's condition with what its reports tell over what the twin's snapshot has.
     *
     * @param isForeseen whether it gets its forecasts
     * @param isMetered whether the snapshot knows what it draws awake
     */
    CellCondition over(CellCondition cell, EnforcementMemory memory, boolean isForeseen, boolean isMetered) {
        String id = cell.cellId();
        CellView view = cells.cell(id);
        CellCondition.State state = state(cell, view, memory.of(Target.cellState(id)));
        boolean serves = state == CellCondition.State.SERVING;
        double reported = figure(view, LOAD) / WHOLE;
        double watts = figure(view, POWER);
        double throughput = figure(view, THROUGHPUT);
        // The model knows what share sleep saves, a report knows of how much. What is drawn awake is known where it was
        // learned, and then a report from sleep tells of sleep only.
        double modelled = serves ? cell.activeWatts() : cell.sleepWatts();
        double scale = !isMetered && watts > 0 && modelled > 0 ? watts / modelled : 1;
        double asleep = isMetered && !serves && watts > 0 ? Math.min(watts, cell.sleepWatts()) : cell.sleepWatts();
        CellCondition now = cell.in(state)
                .withLoad(
                        !serves ? 0 : Double.isNaN(reported) ? cell.load() : reported,
                        figure(view, UPLINK) / WHOLE,
                        serves && isForeseen ? forecasts(id) : List.of())
                .withPowers(cell.activeWatts() * scale, asleep * scale, cell.powerDbm())
                .withRates(cell.capacityKbits(), Double.isNaN(throughput) ? cell.ueThroughputKbits() : throughput)
                .withLevers(ports.levers(id));
        String area = trackingAreas.get(id);
        return area == null ? now : now.inTrackingArea(area);
    }

    // A cell that was put to sleep and reports load again was woken by somebody else.
    private static CellCondition.State state(
            CellCondition cell, @Nullable CellView view, @Nullable TargetMemory memory) {
        if (memory == null || memory.restore() == null) {
            return cell.state();
        }
        KpiBelief load = belief(view, LOAD);
        long settledNanos = (memory.atMillis() + SETTLED_MILLIS) * NANOS_OF_A_MILLISECOND;
        boolean isUp = load != null && load.informationNanos() > settledNanos && load.mean() > 2 * load.deviation() + 1;
        return isUp ? CellCondition.State.SERVING : CellCondition.State.ASLEEP;
    }

    private List<LoadForecast> forecasts(String cellId) {
        List<LoadForecast> loads = new ArrayList<>();
        List<Double> probabilities = List.of(MEDIAN, foresight.probability());
        for (CellForecast forecast :
                forecasts.forecast(cellId, List.of(LOAD), foresight.horizonsMillis(), probabilities)) {
            if (forecast.kpi().equals(LOAD) && forecast.values().size() == probabilities.size()) {
                loads.add(new LoadForecast(
                        forecast.horizonMillis(),
                        forecast.values().getFirst() / WHOLE,
                        forecast.values().getLast() / WHOLE));
            }
        }
        loads.sort(Comparator.comparingLong(LoadForecast::horizonMillis));
        return loads;
    }

    private static double figure(@Nullable CellView view, String name) {
        KpiBelief belief = belief(view, name);
        return belief == null ? Double.NaN : belief.mean();
    }

    private static @Nullable KpiBelief belief(@Nullable CellView view, String name) {
        if (view == null) {
            return null;
        }
        for (KpiBelief belief : view.kpis()) {
            if (belief.name().equals(name) && belief.informationNanos() != Long.MIN_VALUE) {
                return belief;
            }
        }
        return null;
    }
}
