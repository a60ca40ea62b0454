package io.rantwin.planner.chaos.invariant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Something that must hold whatever happens. Fed by one thread. */
public interface Invariant {
    /** Name for machines. */
    String name();

    /** What it promises, in a sentence. */
    String promise();

    /** Looks at what was seen. */
    void look(Sight sight);

    /** What it has found by now. */
    Finding finding();

    /**
     * The verdict.
     *
     * @param holds false as well when there was nothing to judge by
     * @param sentence what was seen
     * @param evidence each breach, with its time; the first {@link Breaches#MOST}
     * @param figures for machines
     */
    record Finding(boolean holds, String sentence, List<String> evidence, ObjectNode figures) {}
}
