package io.rantwin.planner.sweep;

import java.io.Serializable;

/**
 * Scenarios that are answered in one go: a pure function of the job and this.
 *
 * @param number of the shard in its sweep, from 0
 * @param from first scenario
 * @param to behind the last
 * @param seed of all draws
 */
public record Shard(int number, long from, long to, long seed) implements Serializable {}
