/** {@code rantwin plan}: plans on the command line, through the gate to what is wanted. */
@NullMarked
package io.rantwin.planner.plan.commands;

import org.jspecify.annotations.NullMarked;
