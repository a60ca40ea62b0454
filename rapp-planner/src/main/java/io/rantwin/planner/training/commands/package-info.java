/** {@code rantwin train} and {@code rantwin models}: options, and model cards for people. */
@NullMarked
package io.rantwin.planner.training.commands;

import org.jspecify.annotations.NullMarked;
