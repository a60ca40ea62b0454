/** What commands show on a terminal while they work. Called by commands. */
@NullMarked
package io.rantwin.planner.terminal;

import org.jspecify.annotations.NullMarked;
