package io.rantwin.planner.plan.open;

import io.rantwin.planner.gate.LiveReports;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.Series;
import io.rantwin.planner.history.SeriesSummary;
import io.rantwin.twin.whatif.Kpi;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reports as they arrive in the history. A period is there when four fifths of a cell's rows in it are: mean load and power of them. A cell
 * that tells its power and no load sleeps.
 */
public final class HistoryReports implements LiveReports {
    private static final double ENOUGH = 0.8;

    private final Opening opening;
    private final InstantSource clock;
    private final boolean byReports;

    /** Opens the history for one look; empty histories are fine. */
    @FunctionalInterface
    public interface Opening {
        /** A store that is closed after use; null when there is no history yet. */
        @org.jspecify.annotations.Nullable
        HistoryStore open() throws HistoryException;
    }

    /**
     * @param byReports whether network time is what reports say, as in a network that is simulated or replayed, and not the clock
     */
    public HistoryReports(Opening opening, InstantSource clock, boolean byReports) {
        this.opening = opening;
        this.clock = clock;
        this.byReports = byReports;
    }

    @Override
    public Period period(List<String> cellIds, long beginMillis, long periodMillis) throws NoReportsException {
        double[] load = nothing(cellIds.size());
        double[] watts = nothing(cellIds.size());
        try (HistoryStore store = opening.open()) {
            if (store != null) {
                Map<String, Long> granularities = granularities(store, periodMillis);
                for (int c = 0; c < load.length; c++) {
                    Long granularity = granularities.get(cellIds.get(c));
                    if (granularity != null) {
                        Series rows = store.read(
                                cellIds.get(c),
                                granularity,
                                beginMillis,
                                beginMillis + periodMillis,
                                List.of(Kpi.PRB_LOAD.measurement(), Kpi.POWER.measurement()));
                        double needed = ENOUGH * periodMillis / granularity;
                        watts[c] = mean(rows.values()[1], needed);
                        load[c] = mean(rows.values()[0], needed);
                        if (Double.isNaN(load[c])
                                && Arrays.stream(rows.values()[0]).allMatch(Double::isNaN)) {
                            load[c] = Double.isNaN(watts[c]) ? Double.NaN : 0;
                        }
                    }
                }
            }
            return new Period(beginMillis, load, watts, nothing(load.length));
        } catch (HistoryException failed) {
            throw new NoReportsException("The history cannot be read: " + failed.getMessage(), failed);
        }
    }

    // The longest periods that are no longer than what is asked for: as few rows as possible.
    private static Map<String, Long> granularities(HistoryStore store, long most) throws HistoryException {
        Map<String, Long> byCell = new HashMap<>();
        for (SeriesSummary each : store.list()) {
            if (each.granularityMillis() <= most && most % each.granularityMillis() == 0 && !each.rolledUp()) {
                byCell.merge(each.cellId(), each.granularityMillis(), Math::max);
            }
        }
        return byCell;
    }

    private static double mean(double[] column, double needed) {
        double[] there =
                Arrays.stream(column).filter(value -> !Double.isNaN(value)).toArray();
        return there.length == 0 || there.length < needed
                ? Double.NaN
                : Arrays.stream(there).average().orElse(Double.NaN);
    }

    private static double[] nothing(int cells) {
        double[] nothing = new double[cells];
        Arrays.fill(nothing, Double.NaN);
        return nothing;
    }

    @Override
    public long networkMillis() throws NoReportsException {
        long now = clock.millis();
        if (!byReports) {
            return now;
        }
        try (HistoryStore store = opening.open()) {
            if (store == null) {
                return now;
            }
            SeriesSummary newest = store.list().stream()
                    .filter(each -> !each.rolledUp())
                    .max(Comparator.comparingLong(each -> each.lastMillis() + each.granularityMillis()))
                    .orElse(null);
            if (newest == null) {
                return now;
            }
            long end = newest.lastMillis() + newest.granularityMillis();
            Series last = store.read(newest.cellId(), newest.granularityMillis(), newest.lastMillis(), end, List.of());
            // Between reports the network goes on as the clock does.
            return last.rows() == 0 ? now : end + Math.max(0, now - last.arrivalMillis()[last.rows() - 1]);
        } catch (HistoryException failed) {
            throw new NoReportsException("The history cannot be read: " + failed.getMessage(), failed);
        }
    }
}
