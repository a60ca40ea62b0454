/** When something is due by a wall clock that may be set. Called by whoever does something now and then. */
@NullMarked
package io.rantwin.planner.timing;

import org.jspecify.annotations.NullMarked;
