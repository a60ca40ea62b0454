/** Carries policies to near-RT RICs: through the A1 policy management service (version 2 or 3/R1), or straight over A1-P to a
 * RIC or the O-RAN SC mediator. One attempt a call; who decides what to send and when to try again is {@code desired}. */
@NullMarked
package io.rantwin.planner.push;

import org.jspecify.annotations.NullMarked;
