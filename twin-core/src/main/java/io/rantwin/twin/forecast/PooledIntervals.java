package io.rantwin.twin.forecast;

/** What the intervals of all series of a group share at one horizon: scores to start from, and the correction they all need. */
final class PooledIntervals {
    private static final double GAIN = 0.015;
    private static final int WINDOW = 4000;

    final SlidingQuantiles scores;
    private final double[] shifts = new double[Intervals.LEVELS.length];
    private final double[] misses = new double[Intervals.LEVELS.length];
    private final double gain;
    private final int horizonSteps;
    private long rows;
    private int learned;
    private double spread;
    private long spreads;

    PooledIntervals(int horizonSteps) {
        this.horizonSteps = horizonSteps;
        scores = new SlidingQuantiles(WINDOW);
        gain = Intervals.gain(GAIN, horizonSteps);
    }

    PooledIntervals(PooledIntervals other) {
        horizonSteps = other.horizonSteps;
        rows = other.rows;
        scores = new SlidingQuantiles(other.scores);
        System.arraycopy(other.shifts, 0, shifts, 0, shifts.length);
        gain = other.gain;
        spread = other.spread;
        spreads = other.spreads;
    }

    double shift(int bound) {
        return shifts[bound];
    }

    /** Rows that have taught. */
    long rows() {
        return rows;
    }

    /** Size of errors where a series has none yet. */
    double spread() {
        return spread;
    }

    void learn(double score, double error, double[] surprises) {
        scores.add(score);
        spreads++;
        spread += Math.max(1e-3, 1.0 / spreads) * (error - spread);
        learned++;
        for (int b = 0; b < misses.length; b++) {
            misses[b] += surprises[b];
        }
    }

    /** Ends a row: all series that had a truth have told it. */
    void settle() {
        double careful = gain * Intervals.ramp(rows, horizonSteps);
        for (int b = 0; b < shifts.length; b++) {
            if (learned > 0) {
                shifts[b] = Intervals.bounded(shifts[b] + careful * misses[b] / learned);
            }
            misses[b] = 0.0;
        }
        rows += learned > 0 ? 1 : 0;
        learned = 0;
    }
}
