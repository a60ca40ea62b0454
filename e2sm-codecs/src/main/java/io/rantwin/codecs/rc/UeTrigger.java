package io.rantwin.codecs.rc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** TriggerType-Choice: which change of a UE triggers. Immutable. */
public sealed interface UeTrigger
        permits UeTrigger.RrcStateChange, UeTrigger.UeIdChange, UeTrigger.L2State, UnrecognizedAlternative {
    /** The RRC state changes to one of these; 1..8. */
    record RrcStateChange(List<State> states) implements UeTrigger {
        public RrcStateChange {
            states = List.copyOf(states);
        }
    }

    /** An identity of the UE changes; 1..512, a number that the specification gives to the identity. */
    record UeIdChange(long ueIdChangeId) implements UeTrigger {}

    /** Variables of layer 2 pass the tests; 1..255 tests. */
    record L2State(List<TestedParameter> variables) implements UeTrigger {
        public L2State {
            variables = List.copyOf(variables);
        }
    }

    /**
     * A state.
     *
     * @param changedTo the new state
     * @param logicalOr whether this is joined by OR with the next
     */
    record State(RrcState changedTo, @Nullable Boolean logicalOr) {}
}
