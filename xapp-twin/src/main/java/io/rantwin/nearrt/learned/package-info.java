/** Learned models run beside the loop's own forecasts, one step a report, and are scored against them. Called by the loop. */
@NullMarked
package io.rantwin.nearrt.learned;

import org.jspecify.annotations.NullMarked;
