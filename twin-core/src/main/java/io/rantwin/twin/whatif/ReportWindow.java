package io.rantwin.twin.whatif;

import java.util.Arrays;

/**
 * Beliefs of a steady network from a window of reports: for what-ifs about the coming quarters of an hour, where a filter that
 * follows each burst would carry the last one on.
 *
 * <p>Neighbouring periods of bursty traffic are alike, so the deviation of a mean is not that of its periods over the root of their
 * number. It is taken from batches of periods (method of batch means): with batches of variance s^2, a mean over b of them has the
 * variance s^2 / b. Not thread-safe.
 */
public final class ReportWindow {
    private final int cells;
    private final int periodsOfBatch;
    private final double[] loadSum;
    private final double[] bitSum;
    private final double[] seconds;
    private final double[] batchSum;
    private final int[] inBatch;
    private final int[] batches;
    private final double[] mean;
    private final double[] squares;
    private double secondsOfBatch;

    /**
     * An empty window.
     *
     * @param periodsOfBatch report periods in a batch, such that batches hardly depend on each other: some minutes
     */
    public ReportWindow(int cells, int periodsOfBatch) {
        if (cells < 1 || periodsOfBatch < 1) {
            throw new IllegalArgumentException("A window has cells, and batches have periods.");
        }
        this.cells = cells;
        this.periodsOfBatch = periodsOfBatch;
        loadSum = new double[cells];
        bitSum = new double[cells];
        seconds = new double[cells];
        batchSum = new double[cells];
        inBatch = new int[cells];
        batches = new int[cells];
        mean = new double[cells];
        squares = new double[cells];
    }

    /**
     * Takes one period of one cell; a period without both figures is left out.
     *
     * @param load share of PRBs used, 0 to 1, NaN where not reported
     * @param bits that were sent, NaN where not reported
     * @param periodSeconds the same for all periods
     */
    public void add(int cell, double load, double bits, double periodSeconds) {
        if (!(load >= 0 && bits >= 0 && periodSeconds > 0)) {
            return;
        }
        loadSum[cell] += load * periodSeconds;
        bitSum[cell] += bits;
        seconds[cell] += periodSeconds;
        secondsOfBatch = periodsOfBatch * periodSeconds;
        batchSum[cell] += load / periodsOfBatch;
        if (++inBatch[cell] == periodsOfBatch) {
            // Welford's update.
            batches[cell]++;
            double off = batchSum[cell] - mean[cell];
            mean[cell] += off / batches[cell];
            squares[cell] += off * (batchSum[cell] - mean[cell]);
            batchSum[cell] = 0;
            inBatch[cell] = 0;
        }
    }

    /** Mean load of a cell, NaN when it never reported. */
    public double load(int cell) {
        return loadSum[cell] / seconds[cell];
    }

    /**
     * Deviation of the mean load over a time as it will be measured, around the long-run mean: chance that no belief foresees.
     *
     * @param overSeconds length of the time, at least a batch
     * @return NaN with fewer than two batches
     */
    public double chanceDeviation(int cell, double overSeconds) {
        return batches[cell] < 2
                ? Double.NaN
                : Math.sqrt(squares[cell] / (batches[cell] - 1) * secondsOfBatch / overSeconds);
    }

    /** Beliefs: means, with the deviation of the means; nothing of cells with fewer than two batches. No fast component. */
    public CellBeliefs beliefs() {
        CellBeliefs beliefs = CellBeliefs.unknown(cells);
        Arrays.fill(beliefs.fastDeviation(), 0);
        for (int c = 0; c < cells; c++) {
            if (batches[c] >= 2) {
                double load = load(c);
                double off = load > 0 ? chanceDeviation(c, seconds[c]) / load : 0;
                beliefs.set(c, bitSum[c] / seconds[c], load, off);
            }
        }
        return beliefs;
    }
}
