package io.rantwin.codecs.rc;

import io.rantwin.codecs.identity.CellGlobalId;
import java.util.List;

/** Which cells a condition is about. Immutable. */
public sealed interface CellSelection permits CellSelection.Individual, CellSelection.Group, UnrecognizedAlternative {
    /** One cell. */
    record Individual(CellGlobalId cellGlobalId) implements CellSelection {}

    /** All cells that pass the tests; 1..255 tests. */
    record Group(List<TestedParameter> tests) implements CellSelection {
        public Group {
            tests = List.copyOf(tests);
        }
    }
}
