/** What a policy has to pass before it leaves the planner: seven checks with their evidence, and how it is watched afterwards. Called by
 * rollouts, the planning commands and studies. */
@NullMarked
package io.rantwin.planner.gate;

import org.jspecify.annotations.NullMarked;
