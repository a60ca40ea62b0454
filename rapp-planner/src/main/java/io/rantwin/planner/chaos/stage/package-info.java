/** The processes of a soak, what is seen of them from outside, and the operator who wants and drops policies. Called by the soak. */
@NullMarked
package io.rantwin.planner.chaos.stage;

import org.jspecify.annotations.NullMarked;
