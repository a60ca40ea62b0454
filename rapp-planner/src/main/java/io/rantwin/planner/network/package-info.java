/** Networks as files and assumptions have them: topology or snapshot, and loads that are taken for granted. Called by planning and by
 * the plans of sweeps. */
@NullMarked
package io.rantwin.planner.network;

import org.jspecify.annotations.NullMarked;
