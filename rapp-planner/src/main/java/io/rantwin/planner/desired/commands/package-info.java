/** {@code rantwin policy}: wants policies in force, shows how far they are, keeps them so, takes all back at once.
 * Called by people and by scripts. */
@NullMarked
package io.rantwin.planner.desired.commands;

import org.jspecify.annotations.NullMarked;
