/** Sweeps and the results of their shards in one SQLite file. Used by {@code rantwin sweep}. */
@NullMarked
package io.rantwin.planner.sweep.results;

import org.jspecify.annotations.NullMarked;
