/** Plans of configuration: which offsets, tilts and powers balance load or help the users who are worst off, with the twin as judge. Called
 * by {@code rantwin plan balance}, {@code rantwin plan coverage} and orders; results go through the gate to the network's management. */
@NullMarked
package io.rantwin.planner.plan.settings;

import org.jspecify.annotations.NullMarked;
