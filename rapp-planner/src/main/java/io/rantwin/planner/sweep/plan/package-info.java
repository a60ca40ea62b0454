/** Plans of sweeps as people write them: YAML or JSON, every mistake told with its place. Called by {@code rantwin sweep}. */
@NullMarked
package io.rantwin.planner.sweep.plan;

import org.jspecify.annotations.NullMarked;
