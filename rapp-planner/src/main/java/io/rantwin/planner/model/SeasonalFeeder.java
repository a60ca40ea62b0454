package io.rantwin.planner.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Feeds series that repeat by day and week, as square roots in units of the cell's own mean of the last four weeks: the newest value,
 * the hour and weekday, and for every horizon what the target's slot held before. An output is the deviation from a regression on those
 * (the base); a cell never seen therefore needs nothing but its own past. The root makes busy and quiet hours err alike.
 */
public final class SeasonalFeeder implements Feeder {
    /** First inputs, which tell how a cell is doing beside what is usual for it. */
    static final int INPUTS_OF_NOW = SeasonalPast.FIRST_OF_TARGET - SeasonalPast.FIRST_OF_NOW;

    private final int dayRows;
    private final int[] horizons;
    private final double[][] base;
    private final List<SeasonalPast> pasts = new ArrayList<>();
    private long newestMillis;

    /**
     * A feeder that has seen nothing.
     *
     * @param dayRows rows in a day, at least 4
     * @param horizons rows ahead
     * @param base coefficients by horizon, {@link #regressorCount} each; empty while they are being fitted
     */
    public SeasonalFeeder(int cells, int dayRows, int[] horizons, double[][] base) {
        this.dayRows = dayRows;
        this.horizons = horizons.clone();
        this.base = base.clone();
        for (int i = 0; i < cells; i++) {
            pasts.add(new SeasonalPast(dayRows));
        }
    }

    /** Names of the inputs. */
    public static List<String> inputNames(int... horizons) {
        List<String> names = new ArrayList<>(List.of(
                "value",
                "mean3",
                "mean-2h",
                "slot",
                "alike",
                "day-mean",
                "hour-sin",
                "hour-cos",
                "hour-sin2",
                "hour-cos2",
                "week-sin",
                "week-cos",
                "weekend"));
        for (int horizon : horizons) {
            for (String name : List.of("base", "day", "day2", "week", "slot", "alike", "middle", "weekend")) {
                names.add(name + "+" + horizon);
            }
        }
        return names;
    }

    /** Regressors of a base. */
    public static int regressorCount() {
        return SeasonalPast.REGRESSORS;
    }

    @Override
    public int cells() {
        return pasts.size();
    }

    @Override
    public void observe(double[] row, long millis) {
        newestMillis = millis;
        for (int i = 0; i < pasts.size(); i++) {
            pasts.get(i).append(row[i]);
        }
    }

    /** Series with seasons have no runs. */
    @Override
    public void startRun() {}

    @Override
    public boolean isReady(int cell) {
        return pasts.get(cell).rows() > dayRows;
    }

    @Override
    public int column(int cell) {
        return cell;
    }

    @Override
    public double value(int cell, int horizon, double output) {
        return pasts.get(cell).value(base(cell, horizon) + output);
    }

    @Override
    public double output(int cell, int horizon, double value) {
        return pasts.get(cell).form(value) - base(cell, horizon);
    }

    @Override
    public double weight(int cell, double value) {
        double all = 0;
        for (SeasonalPast past : pasts) {
            all += past.scale();
        }
        return pasts.get(cell).steepness(value) * pasts.size() / all;
    }

    /** A value as regressors have it. */
    public double form(int cell, double value) {
        return pasts.get(cell).form(value);
    }

    /** What the base of a horizon is made from at the newest row; only when ready. */
    public void regressors(int cell, int horizon, double[] into) {
        pasts.get(cell).regressors(horizons[horizon], newestMillis, into);
    }

    private double base(int cell, int horizon) {
        if (base.length == 0 || !isReady(cell)) {
            return 0;
        }
        double[] regressors = new double[SeasonalPast.REGRESSORS];
        regressors(cell, horizon, regressors);
        double sum = 0;
        for (int k = 0; k < regressors.length; k++) {
            sum += base[horizon][k] * regressors[k];
        }
        return sum;
    }

    @Override
    public void inputs(int cell, float[] into, int at) {
        SeasonalPast past = pasts.get(cell);
        int to = at;
        double[] seen = new double[SeasonalPast.REGRESSORS];
        past.regressors(horizons[0], newestMillis, seen);
        for (int k = SeasonalPast.FIRST_OF_NOW; k < SeasonalPast.FIRST_OF_TARGET; k++) {
            into[to++] = (float) seen[k];
        }
        double hour = 2 * Math.PI * Math.floorMod(newestMillis, SeasonalPast.DAY_MILLIS) / SeasonalPast.DAY_MILLIS;
        double week = 2
                * Math.PI
                * Math.floorMod(newestMillis, 7 * SeasonalPast.DAY_MILLIS)
                / (7.0 * SeasonalPast.DAY_MILLIS);
        into[to++] = (float) StrictMath.sin(hour);
        into[to++] = (float) StrictMath.cos(hour);
        into[to++] = (float) StrictMath.sin(2 * hour);
        into[to++] = (float) StrictMath.cos(2 * hour);
        into[to++] = (float) StrictMath.sin(week);
        into[to++] = (float) StrictMath.cos(week);
        into[to++] = weekend(newestMillis);
        for (int h = 0; h < horizons.length; h++) {
            into[to++] = (float) base(cell, h);
            past.regressors(horizons[h], newestMillis, seen);
            for (int k = SeasonalPast.FIRST_OF_TARGET; k < SeasonalPast.REGRESSORS; k++) {
                into[to++] = (float) seen[k];
            }
            into[to++] = weekend(newestMillis + horizons[h] * (SeasonalPast.DAY_MILLIS / dayRows));
        }
    }

    private static float weekend(long millis) {
        return SeasonalPast.weekend(millis) ? 1 : 0;
    }
}
