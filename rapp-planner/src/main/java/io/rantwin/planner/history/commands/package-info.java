/** {@code rantwin data}: import recordings into the history, list it, show a cell of it. */
@NullMarked
package io.rantwin.planner.history.commands;

import org.jspecify.annotations.NullMarked;
