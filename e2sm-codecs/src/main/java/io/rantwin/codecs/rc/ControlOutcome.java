package io.rantwin.codecs.rc;

import java.util.List;

/** E2SM-RC-ControlOutcome: what a node answers to a control request (E2SM-RC 9.2.1.8). Immutable. */
public sealed interface ControlOutcome extends RcMessage
        permits ControlOutcome.Format1, ControlOutcome.Format2, ControlOutcome.Format3, UnrecognizedAlternative {
    /** Outcome of one action: at most 255 elements. */
    record Format1(List<OutcomeElement> elements) implements ControlOutcome {
        public Format1 {
            elements = List.copyOf(elements);
        }
    }

    /** Outcome of several actions; 1..63 styles. */
    record Format2(List<Style> styles) implements ControlOutcome {
        public Format2 {
            styles = List.copyOf(styles);
        }
    }

    /** Outcome of one action as parameter trees: at most 255. */
    record Format3(List<RanParameter> parameters) implements ControlOutcome {
        public Format3 {
            parameters = List.copyOf(parameters);
        }
    }

    /** RANParameter-ID, from 1, and its value. */
    record OutcomeElement(long id, ParameterValue value) {}

    /**
     * Outcome of the actions of one style.
     *
     * @param styleType RIC Control style
     * @param actions 1..63
     */
    record Style(long styleType, List<Action> actions) {
        public Style {
            actions = List.copyOf(actions);
        }
    }

    /**
     * Outcome of one action.
     *
     * @param controlActionId 1..65535
     * @param elements at least one
     */
    record Action(long controlActionId, List<OutcomeElement> elements) {
        public Action {
            elements = List.copyOf(elements);
        }
    }
}
