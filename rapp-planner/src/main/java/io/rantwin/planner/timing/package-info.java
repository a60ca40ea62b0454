/**
 * When something is due by a wall clock that may be set, for whoever does something now and then; and lengths of time as people write
 * them, for commands and orders.
 */
@NullMarked
package io.rantwin.planner.timing;

import org.jspecify.annotations.NullMarked;
