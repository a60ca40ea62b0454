/** {@code rantwin sweep}: run, resume, list, show, bench. Begun by the planner's main class. */
@NullMarked
package io.rantwin.planner.sweep.commands;

import org.jspecify.annotations.NullMarked;
