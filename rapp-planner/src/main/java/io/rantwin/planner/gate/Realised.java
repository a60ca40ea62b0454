package io.rantwin.planner.gate;

/**
 * What the network reported of one report period, in the order of the snapshot's cells; NaN where nothing came. A cell that sleeps
 * and is silent has a load of 0.
 *
 * @param loadPercent used downlink PRBs
 * @param watts electrical power
 */
public record Realised(double[] loadPercent, double[] watts) {}
