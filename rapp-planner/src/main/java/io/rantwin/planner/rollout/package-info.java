/** What becomes of a policy that passed the gate: approval, canary, rollout, watch of live reports, withdrawal, and how a new process
 * takes it up from the audit log. Called by the open plans, the planning commands and studies. */
@NullMarked
package io.rantwin.planner.rollout;

import org.jspecify.annotations.NullMarked;
