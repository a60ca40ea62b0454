package io.rantwin.planner.plan.open;

import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.Series;
import io.rantwin.planner.history.SeriesSummary;
import io.rantwin.planner.history.SliceMeasurement;
import io.rantwin.planner.history.chunks.HistoryView;
import io.rantwin.planner.rollout.LiveReports;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.whatif.Kpi;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reports as they arrive in the history, from PM data or from a running twin. A period is there when four fifths of a cell's rows in it
 * are: mean load and power of them. A cell that tells its power and no load sleeps. Thread-safe.
 */
public final class HistoryReports implements LiveReports {
    private static final double ENOUGH = 0.8;

    /** To look for the newest report is to go through all series, and network time is asked for several times a second. */
    private static final long LOOK_MILLIS = 1000;

    private final HistoryView history;
    private final InstantSource clock;
    private final boolean byReports;
    private volatile Optional<Newest> newest = Optional.empty();

    /** The newest report, as it was when it was looked for. */
    private record Newest(long endMillis, long arrivalMillis, long lookedMillis) {
        boolean isOld(long now) {
            return now < lookedMillis || now - lookedMillis >= LOOK_MILLIS;
        }

        /** Between reports the network goes on as the clock does. */
        long networkMillis(long now) {
            return endMillis + Math.max(0, now - arrivalMillis);
        }
    }

    /**
     * @param byReports whether network time is what reports say, as in a network that is simulated or replayed, and not the clock
     */
    public HistoryReports(HistoryView history, InstantSource clock, boolean byReports) {
        this.history = history;
        this.clock = clock;
        this.byReports = byReports;
    }

    @Override
    public Period period(List<String> cellIds, long beginMillis, long periodMillis) throws NoReportsException {
        double[] load = nothing(cellIds.size());
        double[] watts = nothing(cellIds.size());
        readEach(cellIds, periodMillis, (store, place, granularities) -> {
            var means = new Means(store, cellIds.get(place), granularities);
            means.read(beginMillis, periodMillis);
            load[place] = means.load;
            watts[place] = means.watts;
        });
        return new Period(beginMillis, load, watts, nothing(load.length));
    }

    @Override
    public double[] userKbits(List<String> cellIds, List<Snssai> slices, long beginMillis, long periodMillis)
            throws NoReportsException {
        double[] kbits = nothing(cellIds.size());
        readEach(cellIds, periodMillis, (store, place, granularities) -> {
            List<String> name = List.of(SliceMeasurement.name(Kpi.THROUGHPUT.measurement(), slices.get(place)));
            for (long granularity : granularities) {
                if (Double.isNaN(kbits[place])) {
                    double[] told = store.read(
                                    cellIds.get(place), granularity, beginMillis, beginMillis + periodMillis, name)
                            .values()[0];
                    // A slice has a throughput only while it has traffic: what is there is all that there was.
                    kbits[place] = mean(told, 1);
                }
            }
        });
        return kbits;
    }

    /** Takes what it wants of the cell at a place, whose granularities are given longest first. */
    private interface CellReader {
        void read(HistoryStore store, int place, List<Long> granularities) throws HistoryException;
    }

    // Nothing is read while there is no history.
    private void readEach(List<String> cellIds, long periodMillis, CellReader reader) throws NoReportsException {
        try {
            history.look(store -> {
                if (store != null) {
                    Map<String, List<Long>> granularities = store.granularities(periodMillis);
                    for (int place = 0; place < cellIds.size(); place++) {
                        reader.read(store, place, granularities.getOrDefault(cellIds.get(place), List.of()));
                    }
                }
                return cellIds;
            });
        } catch (HistoryException failed) {
            throw new NoReportsException("The history cannot be read: " + failed.getMessage(), failed);
        }
    }

    /**
     * A cell's means over a period, each from the longest granularity that has enough of it: as few rows as possible, and whatever source
     * tells it now, be it PM data or the reports of a running twin.
     */
    private static final class Means {
        private final HistoryStore store;
        private final String cellId;
        private final List<Long> granularities;
        private double load = Double.NaN;
        private double watts = Double.NaN;

        /** @param granularities longest first */
        Means(HistoryStore store, String cellId, List<Long> granularities) {
            this.store = store;
            this.cellId = cellId;
            this.granularities = granularities;
        }

        void read(long beginMillis, long periodMillis) throws HistoryException {
            boolean isLoadTold = false;
            for (long granularity : granularities) {
                if (Double.isNaN(load) || Double.isNaN(watts)) {
                    double[][] values = store.read(
                                    cellId,
                                    granularity,
                                    beginMillis,
                                    beginMillis + periodMillis,
                                    List.of(Kpi.PRB_LOAD.measurement(), Kpi.POWER.measurement()))
                            .values();
                    double needed = ENOUGH * periodMillis / granularity;
                    load = Double.isNaN(load) ? mean(values[0], needed) : load;
                    watts = Double.isNaN(watts) ? mean(values[1], needed) : watts;
                    isLoadTold |= Arrays.stream(values[0]).anyMatch(value -> !Double.isNaN(value));
                }
            }
            if (!isLoadTold && !Double.isNaN(watts)) {
                load = 0;
            }
        }
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
        Optional<Newest> known = newest.filter(each -> !each.isOld(now));
        if (known.isEmpty()) {
            try {
                known = history.look(store -> store == null ? Optional.empty() : newest(store, now));
            } catch (HistoryException failed) {
                throw new NoReportsException("The history cannot be read: " + failed.getMessage(), failed);
            }
            newest = known;
        }
        return known.map(each -> each.networkMillis(now)).orElse(now);
    }

    private static Optional<Newest> newest(HistoryStore store, long now) throws HistoryException {
        SeriesSummary last = store.list().stream()
                .filter(each -> !each.rolledUp())
                .max(Comparator.comparingLong(each -> each.lastMillis() + each.granularityMillis()))
                .orElse(null);
        if (last == null) {
            return Optional.empty();
        }
        long end = last.lastMillis() + last.granularityMillis();
        Series rows = store.read(last.cellId(), last.granularityMillis(), last.lastMillis(), end, List.of());
        return rows.rows() == 0
                ? Optional.empty()
                : Optional.of(new Newest(end, rows.arrivalMillis()[rows.rows() - 1], now));
    }
}
