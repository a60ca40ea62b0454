package io.rantwin.twin.enforcement;

import io.rantwin.twin.chance.NormalQuantile;
import io.rantwin.twin.forecast.SeasonBlend;
import io.rantwin.twin.forecast.SeasonProfile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts what is usual at each time of the season into the load forecasts of a view, so that what is decided on it is decided ahead of a
 * rise that is usual. Of a cell that sleeps: what it would carry if it served, from its own profile. Of a cell that carries users of
 * such cells: its own usual load and theirs, with today's departure from both, as its reports tell it. Pure and stateless.
 *
 * <p>A cell sleeps for minutes, and its neighbours bear a burst: where the view tells a load of late (a forecast of horizon 0) what is
 * foreseen is the mean over a stretch, not a single report, whose quantiles say how unlike reports are and nothing of what a stretch
 * carries. No less is foreseen than what the near forecast takes for likely.
 */
public final class SeasonalLoads {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final SeasonProfile.Source profiles;
    private final double takeoverCost;
    private final double normalQuantile;
    private final List<Long> horizonsMillis;

    /**
     * @param profiles of cells
     * @param takeoverCost as in {@link EnforcementParameters.Energy#takeoverCost}
     * @param probability of the upper quantile, that of the near forecasts
     * @param horizonsMillis of the forecasts, rising
     */
    public SeasonalLoads(
            SeasonProfile.Source profiles, double takeoverCost, double probability, List<Long> horizonsMillis) {
        this.profiles = profiles;
        this.takeoverCost = takeoverCost;
        this.normalQuantile = NormalQuantile.of(probability);
        this.horizonsMillis = List.copyOf(horizonsMillis);
    }

    /**
     * The cells with such forecasts.
     *
     * @param networkMillis origin of the forecasts
     * @param cells of the view, with near forecasts where there are any
     * @param foreseen cells of which forecasts matter; the others stay as they are
     */
    public List<CellCondition> in(long networkMillis, Collection<CellCondition> cells, Set<String> foreseen) {
        Map<String, SeasonProfile> known = new TreeMap<>();
        for (CellCondition cell : cells) {
            SeasonProfile profile = foreseen.contains(cell.cellId()) ? completed(cell) : null;
            if (profile != null) {
                known.put(cell.cellId(), profile);
            }
        }
        Map<String, List<CellCondition>> sleepersOf = sleepersOf(cells, known);
        List<CellCondition> all = new ArrayList<>();
        for (CellCondition cell : cells) {
            SeasonProfile profile = known.get(cell.cellId());
            all.add(
                    profile == null || cell.state() == CellCondition.State.LOCKED
                            ? cell
                            : with(
                                    cell,
                                    networkMillis * NANOS_PER_MILLI,
                                    profile,
                                    sleepersOf.getOrDefault(cell.cellId(), List.of()),
                                    known));
        }
        return all;
    }

    // A phase that the cell has not seen looks like that of its neighbours.
    private @Nullable SeasonProfile completed(CellCondition cell) {
        SeasonProfile own = profiles.of(cell.cellId());
        if (own != null && own.knownShare() == 1) {
            return own;
        }
        List<SeasonProfile> others = new ArrayList<>();
        for (Neighbour neighbour : cell.neighbours()) {
            SeasonProfile other = profiles.of(neighbour.cellId());
            if (other != null && other.knownShare() > 0) {
                others.add(other);
            }
        }
        if (others.isEmpty()) {
            return own;
        }
        return (own == null ? SeasonProfile.unknown(others.getFirst().settings()) : own).withNeighbours(others);
    }

    private static Map<String, List<CellCondition>> sleepersOf(
            Collection<CellCondition> cells, Map<String, SeasonProfile> known) {
        Map<String, List<CellCondition>> sleepers = new TreeMap<>();
        for (CellCondition cell : cells) {
            if (cell.state() == CellCondition.State.ASLEEP && known.containsKey(cell.cellId())) {
                for (Neighbour neighbour : cell.neighbours()) {
                    if (neighbour.takeoverShare() > 0) {
                        sleepers.computeIfAbsent(neighbour.cellId(), _ -> new ArrayList<>())
                                .add(cell);
                    }
                }
            }
        }
        return sleepers;
    }

    private CellCondition with(
            CellCondition cell,
            long nowNanos,
            SeasonProfile profile,
            List<CellCondition> sleepers,
            Map<String, SeasonProfile> known) {
        List<LoadForecast> near = cell.serves() ? cell.forecasts() : List.of();
        double level = near.isEmpty()
                ? cell.serves() ? cell.load() : Double.NaN
                : near.getFirst().median();
        boolean isOfMeans = !near.isEmpty() && near.getFirst().horizonMillis() == 0;
        List<LoadForecast> foreseen = new ArrayList<>();
        if (isOfMeans) {
            foreseen.add(near.getFirst());
        }
        for (long horizon : horizonsMillis) {
            long then = nowNanos + horizon * NANOS_PER_MILLI;
            double usualNow = profile.loadAt(nowNanos);
            double usualThen = profile.loadAt(then);
            double variance = square(profile.deviationAt(then));
            for (CellCondition sleeper : sleepers) {
                SeasonProfile theirs = known.get(sleeper.cellId());
                double before = theirs == null ? Double.NaN : brought(sleeper, theirs, cell, profile, nowNanos);
                double after = theirs == null ? Double.NaN : brought(sleeper, theirs, cell, profile, then);
                if (theirs != null && before >= 0 && after >= 0) {
                    usualNow += before;
                    usualThen += after;
                    double usual = theirs.loadAt(then);
                    variance += usual > 0 ? square(after / usual * theirs.deviationAt(then)) : 0;
                }
            }
            LoadForecast at = at(near, horizon);
            double deviation = Math.sqrt(variance);
            long memory = profile.settings().memoryMillis();
            boolean isMean = isOfMeans && !Double.isNaN(usualThen);
            SeasonBlend blend = isMean
                    ? SeasonBlend.ofMean(level, usualNow, usualThen, deviation, normalQuantile, horizon, memory)
                    : SeasonBlend.of(
                            level,
                            at == null ? level : level + at.upper() - at.median(),
                            usualNow,
                            usualThen,
                            deviation,
                            normalQuantile,
                            horizon,
                            memory);
            if (!Double.isNaN(blend.upper())) {
                double likely = isMean && at != null ? at.median() : 0;
                foreseen.add(
                        new LoadForecast(horizon, Math.max(blend.median(), likely), Math.max(blend.upper(), likely)));
            }
        }
        return foreseen.isEmpty() ? cell : cell.withLoad(cell.load(), cell.uplinkLoad(), foreseen);
    }

    private static @Nullable LoadForecast at(List<LoadForecast> near, long horizonMillis) {
        LoadForecast last = null;
        for (LoadForecast each : near) {
            if (each.horizonMillis() <= horizonMillis || last == null) {
                last = each;
            }
        }
        return last;
    }

    private static double square(double value) {
        return value * value;
    }

    // PRBs of the carrying cell, as a share, that the sleeper's usual users take there.
    private double brought(
            CellCondition sleeper, SeasonProfile theirs, CellCondition carrier, SeasonProfile profile, long nanos) {
        Neighbour neighbour = sleeper.neighbour(carrier.cellId());
        if (neighbour != null && neighbour.takeoverCost() >= 0) {
            return neighbour.takeoverCost() * theirs.loadAt(nanos);
        }
        double share = (neighbour == null ? 0 : neighbour.takeoverShare()) * takeoverCost;
        double bits = theirs.bitsAt(nanos);
        double capacity = profile.capacityBits();
        return bits >= 0 && capacity > 0 ? share * bits / capacity : share * theirs.loadAt(nanos);
    }
}
