package io.rantwin.twin.flow;

/** Which part of the model gave a figure. */
public enum FlowRegime {
    /** The queue forgets its start within the period: closed forms of the equilibrium. */
    EQUILIBRIUM,
    /** Near load 1 the start still matters at the end of the period: reflected diffusion. */
    TRANSIENT,
    /** Above load 1 the backlog grows: fluid plus diffusion. */
    OVERLOAD
}
