package io.rantwin.harness.effects;

/**
 * One action, in a run with it and in the run of the same seed without it.
 *
 * @param seed of both
 * @param without mean load of each cell in the run without, over the same window
 * @param with mean load over the action's window in the run with it
 */
record Pair(long seed, NetworkAction action, double[] without, double[] with) {}
