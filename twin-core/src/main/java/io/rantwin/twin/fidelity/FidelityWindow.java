package io.rantwin.twin.fidelity;

import io.rantwin.twin.estimation.KeptNumbers;
import io.rantwin.twin.estimation.KeptStateException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Sliding windows of prediction errors for every cell, KPI, horizon and granularity, in flat arrays.
 *
 * <pre>
 * fidelity  1 - sum |y - yhat| / sum |y|        (complement of the weighted absolute percentage error)
 * skill     1 - sum |y - yhat| / sum |y - ylast| (against persistence)
 * of oracle fidelity / fidelity of the oracle
 * </pre>
 *
 * yhat is the prediction made before the report was known. Sums are kept by adding the new sample and taking the oldest away, and
 * anew from the window once a turn, so that rounding does not add up. Nothing is allocated by a sample. Not thread-safe.
 */
public final class FidelityWindow {
    private static final int PARTS = 4;
    private static final int SIZE = 0;
    private static final int ERROR = 1;
    private static final int PERSISTENCE = 2;
    private static final int ORACLE = 3;

    private final FidelityScale scale;
    private final int cells;
    private final int window;
    private final int kpis;
    private final int horizons;
    private final int granularities;
    private final float[] samples;
    private final double[] sums;
    private final int[] seen;
    private final int[] withoutOracle;

    /** Memory: 16 bytes for each sample of each window. */
    public FidelityWindow(int cells, FidelityScale scale) {
        this.cells = cells;
        this.scale = scale;
        window = scale.window();
        kpis = scale.kpis().size();
        horizons = scale.horizonMillis().length;
        granularities = scale.granularityMillis().length;
        int series = Math.multiplyExact(cells, kpis * horizons * granularities);
        samples = new float[Math.multiplyExact(series, window * PARTS)];
        sums = new double[series * PARTS];
        seen = new int[series];
        withoutOracle = new int[series];
    }

    /** What is scored. */
    public FidelityScale scale() {
        return scale;
    }

    /** Number of cells. */
    public int cells() {
        return cells;
    }

    /** Index of one series for the methods below; the other arguments are indices into the scale. */
    public int series(int cell, int kpi, int horizon, int granularity) {
        return ((cell * kpis + kpi) * horizons + horizon) * granularities + granularity;
    }

    /**
     * One report and what was predicted of it; a sample with a number that is not finite is left out.
     *
     * @param actual reported value
     * @param predicted prior prediction
     * @param persistence last value known when the prediction was made
     * @param oracle prediction of one who knows the true intensities; NaN where there is none
     */
    public void add(int series, double actual, double predicted, double persistence, double oracle) {
        if (!Double.isFinite(actual + predicted + persistence)) {
            return;
        }
        int turn = seen[series] % window;
        int at = (series * window + turn) * PARTS;
        int sum = series * PARTS;
        boolean full = seen[series] >= window;
        if (full) {
            withoutOracle[series] -= samples[at + ORACLE] < 0 ? 1 : 0;
            for (int part = 0; part < PARTS; part++) {
                sums[sum + part] -= Math.max(0, samples[at + part]);
            }
        }
        samples[at + SIZE] = (float) Math.abs(actual);
        samples[at + ERROR] = (float) Math.abs(actual - predicted);
        samples[at + PERSISTENCE] = (float) Math.abs(actual - persistence);
        // Minus one marks a sample without an oracle.
        samples[at + ORACLE] = Double.isFinite(oracle) ? (float) Math.abs(actual - oracle) : -1;
        withoutOracle[series] += samples[at + ORACLE] < 0 ? 1 : 0;
        for (int part = 0; part < PARTS; part++) {
            sums[sum + part] += Math.max(0, samples[at + part]);
        }
        seen[series]++;
        if (seen[series] == 2 * window) {
            seen[series] = window;
        }
        if (turn == window - 1) {
            sumAnew(series);
        }
    }

    private void sumAnew(int series) {
        int sum = series * PARTS;
        Arrays.fill(sums, sum, sum + PARTS, 0);
        for (int i = 0; i < window; i++) {
            for (int part = 0; part < PARTS; part++) {
                sums[sum + part] += Math.max(0, samples[(series * window + i) * PARTS + part]);
            }
        }
    }

    /** Samples in the window now. */
    public int samples(int series) {
        return Math.min(window, seen[series]);
    }

    /** Fidelity, at most 1, negative when errors are larger than values; NaN without samples; 1 when all is 0 and was predicted. */
    public double fidelity(int series) {
        return score(series, ERROR);
    }

    /** Fidelity that persistence would have had. */
    public double persistenceFidelity(int series) {
        return score(series, PERSISTENCE);
    }

    /** Fidelity of the oracle; NaN unless every sample of the window came with one. */
    public double oracleFidelity(int series) {
        return withoutOracle[series] > 0 ? Double.NaN : score(series, ORACLE);
    }

    /**
     * Skill against persistence, at most 1, above 0 when better; 0 when both make no error, NaN without samples and where persistence
     * makes no error, since no figure is so many times worse than nothing.
     */
    public double skill(int series) {
        double error = sums[series * PARTS + ERROR];
        double persistence = sums[series * PARTS + PERSISTENCE];
        if (seen[series] == 0) {
            return Double.NaN;
        }
        return skill(error, persistence);
    }

    private static double skill(double error, double persistence) {
        if (error == persistence) {
            return 0;
        }
        return persistence == 0 ? Double.NaN : 1 - error / persistence;
    }

    /**
     * Scores of a KPI over the windows of all cells together: sums of errors over sums of values, so that a cell counts by its size.
     *
     * @param fidelity complement of the weighted absolute percentage error
     * @param persistenceFidelity the same of persistence
     * @param oracleFidelity the same of the oracle; NaN unless every sample came with one
     * @param skill against persistence
     * @param samples in all windows
     */
    public record Score(
            double fidelity, double persistenceFidelity, double oracleFidelity, double skill, long samples) {}

    /** Score of all cells together; NaN without samples. */
    public Score pooled(int kpi, int horizon, int granularity) {
        double[] sum = new double[PARTS];
        long samples = 0;
        boolean oracle = true;
        for (int cell = 0; cell < cells; cell++) {
            int series = series(cell, kpi, horizon, granularity);
            samples += samples(series);
            oracle &= withoutOracle[series] == 0;
            for (int part = 0; part < PARTS; part++) {
                sum[part] += sums[series * PARTS + part];
            }
        }
        double size = sum[SIZE];
        double skill = skill(sum[ERROR], sum[PERSISTENCE]);
        return samples == 0
                ? new Score(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0)
                : new Score(
                        complement(sum[ERROR], size),
                        complement(sum[PERSISTENCE], size),
                        oracle ? complement(sum[ORACLE], size) : Double.NaN,
                        skill,
                        samples);
    }

    /** Octets of a cell as {@link #write} writes it. */
    public int writtenOctets() {
        return kpis * horizons * granularities * (Integer.BYTES + ORACLE * Double.BYTES);
    }

    /** Writes the scores of a cell, without the single samples and without an oracle. */
    public void write(int cell, ByteBuffer to) {
        for (int series = series(cell, 0, 0, 0); series < series(cell + 1, 0, 0, 0); series++) {
            to.putInt(samples(series));
            KeptNumbers.write(to, sums, series * PARTS, ORACLE);
        }
    }

    /**
     * Puts scores that were {@link #write written} in the place of a cell's: as many samples as there were, each as large as they were
     * in the mean. A window that was longer is cut.
     *
     * @throws KeptStateException when they are no scores; the cell's are not to be used then
     */
    public void read(int cell, ByteBuffer from) throws KeptStateException {
        for (int series = series(cell, 0, 0, 0); series < series(cell + 1, 0, 0, 0); series++) {
            int written = KeptNumbers.readCount(from);
            double[] parts = KeptNumbers.read(from, ORACLE, Double::isFinite, "scores");
            int taken = Math.min(written, window);
            seen[series] = taken;
            withoutOracle[series] = taken;
            for (int part = 0; part < ORACLE; part++) {
                double mean = written == 0 ? 0 : Math.max(0, parts[part] / written);
                sums[series * PARTS + part] = mean * taken;
                for (int i = 0; i < taken; i++) {
                    samples[(series * window + i) * PARTS + part] = (float) mean;
                }
            }
            for (int i = 0; i < taken; i++) {
                samples[(series * window + i) * PARTS + ORACLE] = -1;
            }
            sums[series * PARTS + ORACLE] = 0;
        }
    }

    private double score(int series, int part) {
        double size = sums[series * PARTS + SIZE];
        double error = sums[series * PARTS + part];
        if (seen[series] == 0) {
            return Double.NaN;
        }
        return complement(error, size);
    }

    private static double complement(double error, double size) {
        return error <= 0 ? 1 : 1 - error / size;
    }
}
