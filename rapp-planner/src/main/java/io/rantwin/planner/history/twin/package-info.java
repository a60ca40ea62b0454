/**
 * Reports of a running twin into the history: what its xApp hears of every cell over E2, period by period. Called by {@code rantwin
 * rapp}.
 */
@NullMarked
package io.rantwin.planner.history.twin;

import org.jspecify.annotations.NullMarked;
