package io.rantwin.codecs.rc;

import io.rantwin.codecs.identity.UeId;
import java.util.List;

/** Which UEs a condition is about. Immutable. */
public sealed interface UeSelection permits UeSelection.Individual, UeSelection.Group, UnrecognizedAlternative {
    /** One UE; {@code tests} may be empty. */
    record Individual(UeId ueId, List<TestedParameter> tests) implements UeSelection {
        public Individual {
            tests = List.copyOf(tests);
        }
    }

    /** All UEs that pass the tests; 1..255 tests. */
    record Group(List<TestedParameter> tests) implements UeSelection {
        public Group {
            tests = List.copyOf(tests);
        }
    }
}
