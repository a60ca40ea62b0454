package io.rantwin.harness.twin;

import io.rantwin.harness.ran.chance.Draws;
import io.rantwin.twin.estimation.CellReport;
import io.rantwin.twin.estimation.MeasurementSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What becomes of the reports of a network on the way: 1 % lost, 1 % late by one to six periods, 0.1 % with one value of which a bit
 * was changed, one cell that tells another load than it has and one that repeats itself. Loss, delay and corruption are there
 * all the time, the liar and the frozen cell between two moments. All is drawn from the seed.
 */
final class HarmedReports {
    private static final double LOST = 0.01;
    private static final double LATE = 0.01;
    private static final double CORRUPTED = 0.001;
    private static final int LATEST_PERIODS = 6;
    private static final int PRB = MeasurementSlot.PRB_TOT_DL.index();
    private static final int DOUBLE_BITS = 64;
    private static final long NANOS = 1_000_000_000L;

    private final RecordedNetwork network;
    private final int periodSeconds;
    private final RandomGenerator random;
    private final List<List<CellReport>> inTransit = new ArrayList<>();
    private final int liar;
    private final int frozen;
    private final double factor;
    private final int from;
    private final int until;
    private double[] stuck = {};
    private int corrupted;

    /**
     * @param factor of the load that the liar tells to the load that it has
     * @param from second in which the liar and the frozen cell begin, and {@code until} in which they stop
     */
    HarmedReports(RecordedNetwork network, int periodSeconds, long seed, double factor, int from, int until) {
        this.network = network;
        this.periodSeconds = periodSeconds;
        this.factor = factor;
        this.from = from;
        this.until = until;
        random = new SplittableRandom(seed);
        liar = Draws.index(random, network.cells());
        frozen = (liar + 1 + Draws.index(random, network.cells() - 1)) % network.cells();
        for (int i = 0; i <= LATEST_PERIODS; i++) {
            inTransit.add(new ArrayList<>());
        }
    }

    int liar() {
        return liar;
    }

    int frozen() {
        return frozen;
    }

    /** Reports with a changed bit so far. */
    int corrupted() {
        return corrupted;
    }

    /** What arrives at the end of a period. */
    List<CellReport> arriving(int start) {
        boolean lying = start >= from && start < until;
        for (int cell = 0; cell < network.cells(); cell++) {
            double[] values = network.report(cell, start, periodSeconds);
            if (cell == liar && lying) {
                values[PRB] = Math.min(100, values[PRB] * factor);
            }
            if (cell == frozen && lying) {
                stuck = stuck.length == 0 ? values : stuck;
                values = stuck.clone();
            }
            int mask = RecordedNetwork.mask(values);
            if (Draws.uniform(random) < CORRUPTED && mask != 0) {
                flip(values, mask);
            }
            double fate = Draws.uniform(random);
            int delay = fate < LOST + LATE ? 1 + Draws.index(random, LATEST_PERIODS) : 0;
            if (fate >= LOST) {
                inTransit.get(delay).add(new CellReport(cell, start * NANOS, 1000L * periodSeconds, values, mask));
            }
        }
        List<CellReport> now = inTransit.removeFirst();
        inTransit.add(new ArrayList<>());
        return now;
    }

    // One bit of one value's double, as a fault in memory would.
    private void flip(double[] values, int mask) {
        int slot = Draws.index(random, values.length);
        while ((mask & 1 << slot) == 0) {
            slot = (slot + 1) % values.length;
        }
        long bit = 1L << Draws.index(random, DOUBLE_BITS);
        values[slot] = Double.longBitsToDouble(Double.doubleToLongBits(values[slot]) ^ bit);
        corrupted++;
    }
}
