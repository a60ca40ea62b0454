/** Plans of configuration: which offsets, tilts and powers balance load or help the users who are worst off, which guaranteed shares keep what
 * slices were promised, with the twin as judge. Called by {@code rantwin plan balance}, {@code coverage}, {@code slices} and orders; results go through the gate to the network's management. */
@NullMarked
package io.rantwin.planner.plan.settings;

import org.jspecify.annotations.NullMarked;
