/**
 * Sweeps: many scenarios of one network, each answered by the twin, in shards that any engine may run in any order with the same bits. Called
 * by {@code rantwin sweep}, by optimisers and by the gate.
 */
@NullMarked
package io.rantwin.planner.sweep;

import org.jspecify.annotations.NullMarked;
