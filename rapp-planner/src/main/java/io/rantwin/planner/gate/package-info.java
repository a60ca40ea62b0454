/** What a policy has to pass before it leaves the planner, and how it is watched afterwards: seven checks with their evidence,
 * canary, rollout, withdrawal. Called by the planning commands and studies. */
@NullMarked
package io.rantwin.planner.gate;

import org.jspecify.annotations.NullMarked;
