package io.rantwin.codecs.rc;

import java.util.List;

/** E2SM-RC-ControlMessage: the parameters of control actions (E2SM-RC 9.2.1.7). Immutable. */
public sealed interface ControlMessage extends RcMessage
        permits ControlMessage.Format1, ControlMessage.Format2, UnrecognizedAlternative {
    /** Parameters of the action that the header names. */
    record Format1(List<RanParameter> parameters) implements ControlMessage {
        public Format1 {
            parameters = List.copyOf(parameters);
        }

        /** For reading by path. */
        public ParameterTree tree() {
            return new ParameterTree(parameters);
        }
    }

    /** Several actions; 1..63 styles. */
    record Format2(List<Style> styles) implements ControlMessage {
        public Format2 {
            styles = List.copyOf(styles);
        }
    }

    /**
     * Actions of one style.
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
     * One action.
     *
     * @param controlActionId 1..65535
     * @param parameters of the action
     */
    record Action(long controlActionId, List<RanParameter> parameters) {
        public Action {
            parameters = List.copyOf(parameters);
        }
    }
}
