package io.rantwin.twin.forecast;

import io.rantwin.twin.estimation.KeptNumbers;
import io.rantwin.twin.estimation.KeptStateException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Interval ends of many series in flat arrays by conformal quantile tracking (Angelopoulos, Candes and Tibshirani 2023): each end
 * lies at a number of usual errors from the median, and that number moves with every miss,
 * {@code q += gain (missed - wanted share)}, so that the long-run coverage is the nominal one whatever the series does. A series
 * that has no truth yet has the ends of its set. Nothing is allocated.
 */
final class NearIntervals {
    /** Lower and upper end of the 90 % interval, then of the 80 % interval. */
    static final int ENDS = 4;

    /** Octets of a series and of a set as written. */
    static final int WRITTEN_OCTETS = (ENDS + 3) * Double.BYTES + Integer.BYTES;

    static final int WRITTEN_SET_OCTETS = (ENDS + 1) * Double.BYTES + Integer.BYTES;

    private static final double[] SHARE = {0.05, 0.05, 0.10, 0.10};
    // Ends of a normal distribution in units of its mean absolute error, 1.645 and 1.282 over 0.798.
    private static final double[] NORMAL = {2.06, 2.06, 1.61, 1.61};

    private static final double GAIN = 0.05;
    private static final double FIRST_GAIN = 0.5;
    private static final double MEMORY = 0.01;
    private static final double COVERAGE_MEMORY = 0.001;
    private static final double FARTHEST = 50.0;
    private static final double FLOOR = 0.1;
    /** A first guess of the error of a series of which nothing is known, as a share of its level. */
    private static final double GUESS = 0.3;

    private final double[] reach;
    private final double[] error;
    private final int[] learned;
    private final double[] covered80;
    private final double[] covered90;
    private final double[] setReach;
    private final double[] setError;
    private final int[] setLearned;

    NearIntervals(int series, int sets) {
        reach = new double[series * ENDS];
        error = new double[series];
        learned = new int[series];
        covered80 = new double[series];
        covered90 = new double[series];
        setReach = new double[sets * ENDS];
        Arrays.setAll(setReach, i -> NORMAL[i % ENDS]);
        setError = new double[sets];
        Arrays.fill(setError, GUESS);
        setLearned = new int[sets];
    }

    /** Size of errors at this median in usual ones: that of a Poisson number of bursts grows with the root of their mean. */
    static double growth(double median, double level) {
        return level > 0.0 ? Math.sqrt((Math.abs(median) + FLOOR * level) / ((1.0 + FLOOR) * level)) : 1.0;
    }

    /** Usual size of an error of a series; {@code level} is the usual value, from which it is guessed before the first truth. */
    double usual(int series, int set, double level) {
        return learned[series] == 0 ? setError[set] * level : error[series];
    }

    /** Writes the ends in the order of {@link #ENDS} around a median. */
    void ends(int series, int set, double median, double unit, double[] out) {
        double[] from = learned[series] == 0 ? setReach : reach;
        int at = (learned[series] == 0 ? set : series) * ENDS;
        out[0] = median - unit * Math.max(0.0, from[at]);
        out[1] = median + unit * Math.max(0.0, from[at + 1]);
        out[2] = Math.max(out[0], median - unit * Math.max(0.0, from[at + 2]));
        out[3] = Math.min(out[1], median + unit * Math.max(0.0, from[at + 3]));
    }

    /**
     * Learns from a truth.
     *
     * @param growth the unit then was {@code growth} times what is usual
     * @param level usual value of the series
     */
    void learn(int series, int set, float truth, float median, float[] ends, int at, double growth, double level) {
        double size = Math.abs((double) truth - median) / growth;
        if (learned[series]++ == 0) {
            System.arraycopy(setReach, set * ENDS, reach, series * ENDS, ENDS);
            error[series] = setError[set] * level;
        }
        int n = learned[series];
        error[series] += Math.max(MEMORY, 1.0 / (n + 1)) * (size - error[series]);
        double gain = Math.max(GAIN, FIRST_GAIN / Math.sqrt(n));
        boolean out90 = miss(series * ENDS, set * ENDS, 0, truth, ends, at, gain);
        boolean out80 = miss(series * ENDS, set * ENDS, 2, truth, ends, at, gain);
        double share = Math.max(COVERAGE_MEMORY, 1.0 / n);
        covered90[series] += share * ((out90 ? 0.0 : 1.0) - covered90[series]);
        covered80[series] += share * ((out80 ? 0.0 : 1.0) - covered80[series]);
        setLearned[set]++;
        if (level > 0.0) {
            setError[set] += Math.max(COVERAGE_MEMORY, 1.0 / (setLearned[set] + 1)) * (size / level - setError[set]);
        }
    }

    // The upper end takes what the lower leaves of the wanted misses: a series that rests on zero has none below.
    private boolean miss(int own, int common, int pair, float truth, float[] ends, int at, double gain) {
        boolean below = truth < ends[at + pair];
        boolean above = truth > ends[at + pair + 1];
        double lower = (below ? 1.0 : 0.0) - SHARE[pair];
        double upper = (below || above ? 1.0 : 0.0) - 2.0 * SHARE[pair];
        move(reach, own + pair, gain * lower);
        move(reach, own + pair + 1, gain * upper);
        move(setReach, common + pair, COVERAGE_MEMORY * lower);
        move(setReach, common + pair + 1, COVERAGE_MEMORY * upper);
        return below || above;
    }

    private static void move(double[] all, int at, double by) {
        all[at] = Math.clamp(all[at] + by, -1.0, FARTHEST);
    }

    /** Share of the last thousand or so truths in the 80 % interval; NaN before the first. */
    double coverage80(int series) {
        return learned[series] == 0 ? Double.NaN : covered80[series];
    }

    /** The same for 90 %. */
    double coverage90(int series) {
        return learned[series] == 0 ? Double.NaN : covered90[series];
    }

    int learned(int series) {
        return learned[series];
    }

    void write(int series, ByteBuffer to) {
        KeptNumbers.write(to, reach, series * ENDS, ENDS);
        to.putDouble(error[series]).putDouble(covered80[series]).putDouble(covered90[series]);
        to.putInt(learned[series]);
    }

    void read(int series, ByteBuffer from) throws KeptStateException {
        double[] numbers = KeptNumbers.read(from, ENDS + 3, Double::isFinite, "intervals of series " + series);
        System.arraycopy(numbers, 0, reach, series * ENDS, ENDS);
        error[series] = numbers[ENDS];
        covered80[series] = numbers[ENDS + 1];
        covered90[series] = numbers[ENDS + 2];
        learned[series] = KeptNumbers.readCount(from);
    }

    void writeSet(int set, ByteBuffer to) {
        KeptNumbers.write(to, setReach, set * ENDS, ENDS);
        to.putDouble(setError[set]).putInt(setLearned[set]);
    }

    void readSet(int set, ByteBuffer from) throws KeptStateException {
        double[] numbers = KeptNumbers.read(from, ENDS + 1, Double::isFinite, "intervals of all cells");
        System.arraycopy(numbers, 0, setReach, set * ENDS, ENDS);
        setError[set] = numbers[ENDS];
        setLearned[set] = KeptNumbers.readCount(from);
    }

    /** Truths that a set has learned from. */
    int setLearned(int set) {
        return setLearned[set];
    }
}
