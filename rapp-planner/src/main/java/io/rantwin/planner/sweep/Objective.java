package io.rantwin.planner.sweep;

import java.io.Serializable;

/** What makes one scenario better than another: more of a figure, or less. */
public record Objective(Figure figure, boolean more) implements Serializable {
    /** Such as {@code least PEE.AvgPower}. */
    public String words() {
        return (more ? "most " : "least ") + figure.words();
    }

    /** How much better a value is than another; negative when it is worse. */
    double gain(double value, double against) {
        return more ? value - against : against - value;
    }
}
