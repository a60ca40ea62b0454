package io.rantwin.twin.forecast;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.estimation.KeptNumbers;
import io.rantwin.twin.estimation.KeptStateException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Newest value, fast and slow mean and running median of many series in flat arrays. A missing value changes nothing. Nothing is
 * allocated by an update.
 */
final class NearLevels {
    /** Octets of a series as written. */
    static final int WRITTEN_OCTETS = 5 * Double.BYTES + Integer.BYTES;

    private static final double FAST_SECONDS = 5.0;
    private static final double SLOW_SECONDS = 120.0;
    /** Time constants are at least so many periods. */
    private static final double FAST_PERIODS = 3.0;

    private static final double SLOW_PERIODS = 60.0;
    private static final double MEDIAN_STEP = 0.05;
    private static final double SPREAD_SHARE = 0.02;

    final double[] newest;
    final double[] fast;
    final double[] slow;
    final double[] median;
    private final double[] spread;
    private final int[] known;
    private double preparedSeconds = Double.NaN;
    private double preparedPeriod = Double.NaN;
    private double fastShare;
    private double slowShare;

    NearLevels(int series) {
        newest = unknown(series);
        fast = unknown(series);
        slow = unknown(series);
        median = unknown(series);
        spread = new double[series];
        known = new int[series];
    }

    private static double[] unknown(int series) {
        double[] all = new double[series];
        Arrays.fill(all, Double.NaN);
        return all;
    }

    /** Prepares the shares of a value that came so many seconds after the one before it. */
    void step(double seconds, double periodSeconds) {
        if (seconds != preparedSeconds || periodSeconds != preparedPeriod) {
            preparedSeconds = seconds;
            preparedPeriod = periodSeconds;
            fastShare = 1.0 - PortableMath.exp(-seconds / Math.max(FAST_SECONDS, FAST_PERIODS * periodSeconds));
            slowShare = 1.0 - PortableMath.exp(-seconds / Math.max(SLOW_SECONDS, SLOW_PERIODS * periodSeconds));
        }
    }

    /** Takes in a value; NaN is missing. */
    void take(int series, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        newest[series] = value;
        int n = ++known[series];
        if (n == 1) {
            fast[series] = value;
            slow[series] = value;
            median[series] = value;
            return;
        }
        // A mean of few values is their plain mean: the first one has no more to say than the others.
        double few = 1.0 / n;
        fast[series] += Math.max(fastShare, few) * (value - fast[series]);
        slow[series] += Math.max(slowShare, few) * (value - slow[series]);
        double off = value - median[series];
        spread[series] += Math.max(SPREAD_SHARE, few) * (Math.abs(off) - spread[series]);
        double step = Math.max(MEDIAN_STEP, few) * spread[series];
        median[series] += Math.clamp(off, -step, step);
    }

    void write(int series, ByteBuffer to) {
        to.putDouble(newest[series]).putDouble(fast[series]).putDouble(slow[series]);
        to.putDouble(median[series]).putDouble(spread[series]).putInt(known[series]);
    }

    void read(int series, ByteBuffer from) throws KeptStateException {
        double[] numbers = KeptNumbers.read(from, 5, number -> !Double.isInfinite(number), "levels");
        newest[series] = numbers[0];
        fast[series] = numbers[1];
        slow[series] = numbers[2];
        median[series] = numbers[3];
        spread[series] = numbers[4];
        known[series] = KeptNumbers.readCount(from);
    }
}
