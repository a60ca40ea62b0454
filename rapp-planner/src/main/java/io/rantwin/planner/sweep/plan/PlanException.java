package io.rantwin.planner.sweep.plan;

import io.rantwin.planner.fields.Mistake;
import java.util.List;

/** A plan that cannot be taken, with every mistake found in it. */
public final class PlanException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Mistake> mistakes;

    PlanException(String name, List<Mistake> mistakes) {
        super(name + " has " + mistakes.size() + (mistakes.size() == 1 ? " mistake: " : " mistakes, the first: ")
                + mistakes.getFirst());
        this.mistakes = List.copyOf(mistakes);
    }

    /** All mistakes, in the order in which they were met. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
