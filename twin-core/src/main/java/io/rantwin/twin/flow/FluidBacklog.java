package io.rantwin.twin.flow;

/**
 * Backlog as a fluid: dq/dt = arrivals - capacity while q is inside 0..limit, and what would exceed the limit is lost. Over a step
 * with constant rates the solution is a straight line up to a boundary, so every step is exact whatever its length, and never
 * negative. Flat arrays, one entry a cell; no allocation. Not thread-safe.
 */
public final class FluidBacklog {
    private final double limitBits;
    private final double[] backlogBits;
    private final double[] servedBits;
    private final double[] lostBits;
    private final double[] meanBacklogBits;

    /**
     * Empty backlogs.
     *
     * @param cells number of cells
     * @param limitBits most that waits in one cell, above 0; infinite for no limit
     */
    public FluidBacklog(int cells, double limitBits) {
        if (cells < 0 || !(limitBits > 0)) {
            throw new IllegalArgumentException(
                    "backlog of " + cells + " cells with limit " + limitBits + " bit: the limit must be above 0");
        }
        this.limitBits = limitBits;
        this.backlogBits = new double[cells];
        this.servedBits = new double[cells];
        this.lostBits = new double[cells];
        this.meanBacklogBits = new double[cells];
    }

    /** Sets one cell's backlog, cut to 0..limit. */
    public void set(int cell, double bits) {
        backlogBits[cell] = Math.min(Math.max(bits, 0), limitBits);
    }

    /**
     * Moves all cells on by one step. Rates are constant over the step, bit/s, 0 or more.
     *
     * @param seconds length of the step, above 0
     */
    public void advance(double[] arrivalsBitPerS, double[] capacityBitPerS, double seconds) {
        for (int i = 0; i < backlogBits.length; i++) {
            step(i, arrivalsBitPerS[i], capacityBitPerS[i], seconds);
        }
    }

    private void step(int i, double arrivals, double capacity, double seconds) {
        double before = backlogBits[i];
        double net = arrivals - capacity;
        double after;
        double inside;
        if (net < 0) {
            inside = Math.min(seconds, before / -net);
            after = inside < seconds ? 0 : Math.max(0, before + net * seconds);
        } else {
            inside = net > 0 ? Math.min(seconds, (limitBits - before) / net) : seconds;
            after = inside < seconds ? limitBits : Math.min(limitBits, before + net * seconds);
        }
        // A straight line until the boundary, then on the boundary: the mean is exact too.
        double boundary = seconds - inside;
        meanBacklogBits[i] = (inside * (before + after) / 2 + boundary * after) / seconds;
        lostBits[i] = net > 0 ? net * boundary : 0;
        // Conservation: what came minus what stayed, minus what was lost.
        servedBits[i] = Math.max(0, arrivals * seconds + before - after - lostBits[i]);
        backlogBits[i] = after;
    }

    /** Backlog of a cell now, bit. */
    public double backlogBits(int cell) {
        return backlogBits[cell];
    }

    /** Bits sent in the last step. */
    public double servedBits(int cell) {
        return servedBits[cell];
    }

    /** Bits lost at the limit in the last step. */
    public double lostBits(int cell) {
        return lostBits[cell];
    }

    /** Time average of the backlog over the last step, bit. */
    public double meanBacklogBits(int cell) {
        return meanBacklogBits[cell];
    }

    /** Seconds until empty with these rates; infinite when it does not shrink, 0 when empty. */
    public double secondsToEmpty(int cell, double arrivalsBitPerS, double capacityBitPerS) {
        if (backlogBits[cell] == 0) {
            return 0;
        }
        double net = capacityBitPerS - arrivalsBitPerS;
        return net > 0 ? backlogBits[cell] / net : Double.POSITIVE_INFINITY;
    }
}
