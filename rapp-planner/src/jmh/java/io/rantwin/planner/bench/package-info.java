/** Measurements of the planner's parts; run by hand or by {@code rantwin bench}. */
@NullMarked
package io.rantwin.planner.bench;

import org.jspecify.annotations.NullMarked;
