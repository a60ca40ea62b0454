package io.rantwin.codecs.rc;

import static io.rantwin.codecs.rc.ChoiceBinding.Alternative.alternative;
import static io.rantwin.codecs.rc.Member.member;
import static io.rantwin.codecs.rc.ParameterBindings.PARAMETERS;
import static io.rantwin.codecs.rc.SequenceBinding.sequence;

import io.rantwin.codecs.rc.ControlOutcome.OutcomeElement;
import java.util.List;

/** Bindings of call process id, control header, message and outcome. */
final class ControlBindings {
    private static final String ACTION_ID = "ric-ControlAction-ID";
    private static final String DECISION = "ric-ControlDecision";
    private static final String INDICATED_STYLE = "indicated-Control-Style-Type";
    private static final String PARAMETER_LIST = "ranP-List";
    private static final String STYLE_LIST = "ric-ControlStyle-List";
    private static final String UE_ID = "ueID";

    static final Binding<CallProcessId> CALL_PROCESS_ID = ChoiceBinding.<CallProcessId>choice(
                    newer -> newer,
                    alternative(
                            "callProcessID-Format1",
                            CallProcessId.Format1.class,
                            sequence(
                                    member("ric-callProcess-ID", Binding.INTEGER, CallProcessId.Format1::callProcessId),
                                    CallProcessId.Format1::new)))
            .within("ric-callProcessID-formats");

    static final Binding<ControlHeader> HEADER = ChoiceBinding.<ControlHeader>choice(
                    newer -> newer,
                    alternative(
                            "controlHeader-Format1",
                            ControlHeader.Format1.class,
                            sequence(
                                    member(UE_ID, IdentityBindings.UE_ID, ControlHeader.Format1::ueId),
                                    member("ric-Style-Type", Binding.INTEGER, ControlHeader.Format1::styleType),
                                    member(ACTION_ID, Binding.INTEGER, ControlHeader.Format1::controlActionId),
                                    member(DECISION, Binding.named(Decision.class), ControlHeader.Format1::decision),
                                    ControlHeader.Format1::new)),
                    alternative(
                            "controlHeader-Format2",
                            ControlHeader.Format2.class,
                            sequence(
                                    member(UE_ID, IdentityBindings.UE_ID, ControlHeader.Format2::ueId),
                                    member(DECISION, Binding.named(Decision.class), ControlHeader.Format2::decision),
                                    ControlHeader.Format2::new)))
            .within("ric-controlHeader-formats");

    private static final Binding<ControlMessage.Format1> MESSAGE_FORMAT_1 = sequence(
            member(PARAMETER_LIST, PARAMETERS, ControlMessage.Format1::parameters), ControlMessage.Format1::new);

    private static final Binding<ControlMessage.Action> MESSAGE_ACTION = sequence(
            member(ACTION_ID, Binding.INTEGER, ControlMessage.Action::controlActionId),
            member(PARAMETER_LIST, PARAMETERS.within(PARAMETER_LIST), ControlMessage.Action::parameters),
            ControlMessage.Action::new);

    private static final Binding<ControlMessage.Style> MESSAGE_STYLE = sequence(
            member(INDICATED_STYLE, Binding.INTEGER, ControlMessage.Style::styleType),
            member("ric-ControlAction-List", MESSAGE_ACTION.list(), ControlMessage.Style::actions),
            ControlMessage.Style::new);

    static final Binding<ControlMessage> MESSAGE = ChoiceBinding.<ControlMessage>choice(
                    newer -> newer,
                    alternative("controlMessage-Format1", ControlMessage.Format1.class, MESSAGE_FORMAT_1),
                    alternative(
                            "controlMessage-Format2",
                            ControlMessage.Format2.class,
                            sequence(
                                    member(STYLE_LIST, MESSAGE_STYLE.list(), ControlMessage.Format2::styles),
                                    ControlMessage.Format2::new)))
            .within("ric-controlMessage-formats");

    private static final Binding<List<OutcomeElement>> OUTCOME_ELEMENTS = sequence(
                    member(ParameterBindings.ID, Binding.INTEGER, OutcomeElement::id),
                    member("ranParameter-value", ParameterBindings.VALUE, OutcomeElement::value),
                    OutcomeElement::new)
            .list();

    private static final Binding<ControlOutcome.Action> OUTCOME_ACTION = sequence(
            member(ACTION_ID, Binding.INTEGER, ControlOutcome.Action::controlActionId),
            member(PARAMETER_LIST, OUTCOME_ELEMENTS, ControlOutcome.Action::elements),
            ControlOutcome.Action::new);

    private static final Binding<ControlOutcome.Style> OUTCOME_STYLE = sequence(
            member(INDICATED_STYLE, Binding.INTEGER, ControlOutcome.Style::styleType),
            member("ric-ControlOutcome-List", OUTCOME_ACTION.list(), ControlOutcome.Style::actions),
            ControlOutcome.Style::new);

    static final Binding<ControlOutcome> OUTCOME = ChoiceBinding.<ControlOutcome>choice(
                    newer -> newer,
                    alternative(
                            "controlOutcome-Format1",
                            ControlOutcome.Format1.class,
                            sequence(
                                    member(PARAMETER_LIST, OUTCOME_ELEMENTS, ControlOutcome.Format1::elements),
                                    ControlOutcome.Format1::new)),
                    alternative(
                            "controlOutcome-Format2",
                            ControlOutcome.Format2.class,
                            sequence(
                                    member(STYLE_LIST, OUTCOME_STYLE.list(), ControlOutcome.Format2::styles),
                                    ControlOutcome.Format2::new)),
                    alternative(
                            "controlOutcome-Format3",
                            ControlOutcome.Format3.class,
                            sequence(
                                    member(PARAMETER_LIST, PARAMETERS, ControlOutcome.Format3::parameters),
                                    ControlOutcome.Format3::new)))
            .within("ric-controlOutcome-formats");

    private ControlBindings() {}
}
