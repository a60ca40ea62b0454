package io.rantwin.planner.gate;

/**
 * What the network reported of one report period, in the order of the snapshot's cells; NaN where nothing came. A cell that sleeps
 * and is silent has a load of 0.
 *
 * @param loadPercent used downlink PRBs
 * @param watts electrical power
 * @param sliceKbits mean throughput of users of slices, in the order of the {@link EffectFigure} that is watched; empty where that is of
 *     whole cells
 */
public record Realised(double[] loadPercent, double[] watts, double[] sliceKbits) {
    /** Without slices. */
    public Realised(double[] loadPercent, double[] watts) {
        this(loadPercent, watts, new double[0]);
    }

    /** With what users of slices got. */
    public Realised withSlices(double[] kbits) {
        return new Realised(loadPercent, watts, kbits);
    }
}
