package io.rantwin.planner.plan;

import io.rantwin.planner.gate.Active;

/** Tells what is in force that a plan could be in the way of; asked only when the gate needs it. */
@FunctionalInterface
public interface InForce {
    /** Now. */
    Active now() throws PlanException;
}
