package io.rantwin.a1.conflict;

import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.Objectives;
import java.util.Set;

/** What is asked of something. */
sealed interface Demand {
    /** Not less. */
    record AtLeast(double value) implements Demand {}

    /** Not more. */
    record AtMost(double value) implements Demand {}

    /** Exactly that. */
    record Sets(String value) implements Demand {
        static Sets number(double value) {
            return new Sets(Objectives.plain(value));
        }
    }

    /** Traffic into these cells. */
    record Towards() implements Demand {}

    /** Traffic out of these cells. */
    record Away() implements Demand {}

    /** Traffic in these cells alone. */
    record Only(Set<CellId> cells) implements Demand {
        public Only {
            cells = Set.copyOf(cells);
        }
    }

    /** Cells may be switched off. */
    record Sleep() implements Demand {}

    /** Cells are needed. */
    record Awake() implements Demand {}
}
