/** The study of energy saving: learn, plan, prove, canary, rollout, watch; a forecast that is wrong; policies that conflict. Called by
 * {@code rantwin study}. */
@NullMarked
package io.rantwin.planner.study.energy;

import org.jspecify.annotations.NullMarked;
