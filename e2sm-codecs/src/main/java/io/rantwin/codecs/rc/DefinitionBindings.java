package io.rantwin.codecs.rc;

import static io.rantwin.codecs.rc.Member.member;
import static io.rantwin.codecs.rc.Member.optionalList;
import static io.rantwin.codecs.rc.ParameterBindings.NAMED;
import static io.rantwin.codecs.rc.SequenceBinding.sequence;

import io.rantwin.codecs.rc.RanFunctionDefinition.Action;
import io.rantwin.codecs.rc.RanFunctionDefinition.Breakpoint;
import io.rantwin.codecs.rc.RanFunctionDefinition.CallProcessType;
import io.rantwin.codecs.rc.RanFunctionDefinition.ControlStyle;
import io.rantwin.codecs.rc.RanFunctionDefinition.EventTriggerStyle;
import io.rantwin.codecs.rc.RanFunctionDefinition.FunctionName;
import io.rantwin.codecs.rc.RanFunctionDefinition.InsertStyle;
import io.rantwin.codecs.rc.RanFunctionDefinition.PolicyAction;
import io.rantwin.codecs.rc.RanFunctionDefinition.PolicyStyle;
import io.rantwin.codecs.rc.RanFunctionDefinition.ReportStyle;
import io.rantwin.codecs.rc.RanFunctionDefinition.SupportedEventTriggers;

/** Bindings of the RAN function definition. */
final class DefinitionBindings {
    private static final String SUPPORTED_TRIGGER = "ric-SupportedEventTriggerStyle-Type";
    private static final String ACTION_FORMAT = "ric-ActionDefinitionFormat-Type";
    private static final String CALL_PROCESS_FORMAT = "ric-CallProcessIDFormat-Type";
    private static final String HEADER_FORMAT = "ric-IndicationHeaderFormat-Type";
    private static final String MESSAGE_FORMAT = "ric-IndicationMessageFormat-Type";

    private static final Binding<FunctionName> NAME = sequence(
            member("ranFunction-ShortName", Binding.TEXT, FunctionName::shortName),
            member("ranFunction-E2SM-OID", Binding.TEXT, FunctionName::oid),
            member("ranFunction-Description", Binding.TEXT, FunctionName::description),
            member("ranFunction-Instance", Binding.INTEGER, FunctionName::instance),
            FunctionName::new);

    private static final Binding<EventTriggerStyle> TRIGGER_STYLE = sequence(
            member("ric-EventTriggerStyle-Type", Binding.INTEGER, EventTriggerStyle::styleType),
            member("ric-EventTriggerStyle-Name", Binding.TEXT, EventTriggerStyle::name),
            member("ric-EventTriggerFormat-Type", Binding.INTEGER, EventTriggerStyle::formatType),
            EventTriggerStyle::new);

    private static final Binding<Breakpoint> BREAKPOINT = sequence(
            member("callProcessBreakpoint-ID", Binding.INTEGER, Breakpoint::id),
            member("callProcessBreakpoint-Name", Binding.TEXT, Breakpoint::name),
            optionalList("ran-CallProcessBreakpointParameters-List", NAMED, Breakpoint::parameters),
            Breakpoint::new);

    private static final Binding<CallProcessType> CALL_PROCESS_TYPE = sequence(
            member("callProcessType-ID", Binding.INTEGER, CallProcessType::id),
            member("callProcessType-Name", Binding.TEXT, CallProcessType::name),
            member("callProcessBreakpoints-List", BREAKPOINT.list(), CallProcessType::breakpoints),
            CallProcessType::new);

    private static final Binding<SupportedEventTriggers> EVENT_TRIGGER = sequence(
            member("ric-EventTriggerStyle-List", TRIGGER_STYLE.list(), SupportedEventTriggers::styles),
            optionalList("ran-L2Parameters-List", NAMED, SupportedEventTriggers::l2Parameters),
            optionalList(
                    "ran-CallProcessTypes-List", CALL_PROCESS_TYPE.list(), SupportedEventTriggers::callProcessTypes),
            optionalList(
                    "ran-UEIdentificationParameters-List", NAMED, SupportedEventTriggers::ueIdentificationParameters),
            optionalList(
                    "ran-CellIdentificationParameters-List",
                    NAMED,
                    SupportedEventTriggers::cellIdentificationParameters),
            SupportedEventTriggers::new);

    private static final Binding<ReportStyle> REPORT_STYLE = sequence(
            member("ric-ReportStyle-Type", Binding.INTEGER, ReportStyle::styleType),
            member("ric-ReportStyle-Name", Binding.TEXT, ReportStyle::name),
            member(SUPPORTED_TRIGGER, Binding.INTEGER, ReportStyle::eventTriggerStyleType),
            member("ric-ReportActionFormat-Type", Binding.INTEGER, ReportStyle::actionFormatType),
            member(HEADER_FORMAT, Binding.INTEGER, ReportStyle::indicationHeaderFormatType),
            member(MESSAGE_FORMAT, Binding.INTEGER, ReportStyle::indicationMessageFormatType),
            optionalList("ran-ReportParameters-List", NAMED, ReportStyle::parameters),
            ReportStyle::new);

    private static final Binding<Action> INDICATION = sequence(
            member("ric-InsertIndication-ID", Binding.INTEGER, Action::id),
            member("ric-InsertIndication-Name", Binding.TEXT, Action::name),
            optionalList("ran-InsertIndicationParameters-List", NAMED, Action::parameters),
            Action::new);

    private static final Binding<InsertStyle> INSERT_STYLE = sequence(
            member("ric-InsertStyle-Type", Binding.INTEGER, InsertStyle::styleType),
            member("ric-InsertStyle-Name", Binding.TEXT, InsertStyle::name),
            member(SUPPORTED_TRIGGER, Binding.INTEGER, InsertStyle::eventTriggerStyleType),
            member(ACTION_FORMAT, Binding.INTEGER, InsertStyle::actionDefinitionFormatType),
            optionalList("ric-InsertIndication-List", INDICATION.list(), InsertStyle::indications),
            member(HEADER_FORMAT, Binding.INTEGER, InsertStyle::indicationHeaderFormatType),
            member(MESSAGE_FORMAT, Binding.INTEGER, InsertStyle::indicationMessageFormatType),
            member(CALL_PROCESS_FORMAT, Binding.INTEGER, InsertStyle::callProcessIdFormatType),
            InsertStyle::new);

    private static final Binding<Action> CONTROL_ACTION = sequence(
            member("ric-ControlAction-ID", Binding.INTEGER, Action::id),
            member("ric-ControlAction-Name", Binding.TEXT, Action::name),
            optionalList("ran-ControlActionParameters-List", NAMED, Action::parameters),
            Action::new);

    private static final Binding<ControlStyle> CONTROL_STYLE = sequence(
            member("ric-ControlStyle-Type", Binding.INTEGER, ControlStyle::styleType),
            member("ric-ControlStyle-Name", Binding.TEXT, ControlStyle::name),
            optionalList("ric-ControlAction-List", CONTROL_ACTION.list(), ControlStyle::actions),
            member("ric-ControlHeaderFormat-Type", Binding.INTEGER, ControlStyle::controlHeaderFormatType),
            member("ric-ControlMessageFormat-Type", Binding.INTEGER, ControlStyle::controlMessageFormatType),
            member(CALL_PROCESS_FORMAT, Binding.INTEGER, ControlStyle::callProcessIdFormatType),
            member("ric-ControlOutcomeFormat-Type", Binding.INTEGER, ControlStyle::controlOutcomeFormatType),
            optionalList("ran-ControlOutcomeParameters-List", NAMED, ControlStyle::outcomeParameters),
            ControlStyle::new);

    private static final Binding<PolicyAction> POLICY_ACTION = sequence(
            member("ric-PolicyAction-ID", Binding.INTEGER, PolicyAction::id),
            member("ric-PolicyAction-Name", Binding.TEXT, PolicyAction::name),
            member(ACTION_FORMAT, Binding.INTEGER, PolicyAction::actionDefinitionFormatType),
            optionalList("ran-PolicyActionParameters-List", NAMED, PolicyAction::actionParameters),
            optionalList("ran-PolicyConditionParameters-List", NAMED, PolicyAction::conditionParameters),
            PolicyAction::new);

    private static final Binding<PolicyStyle> POLICY_STYLE = sequence(
            member("ric-PolicyStyle-Type", Binding.INTEGER, PolicyStyle::styleType),
            member("ric-PolicyStyle-Name", Binding.TEXT, PolicyStyle::name),
            member(SUPPORTED_TRIGGER, Binding.INTEGER, PolicyStyle::eventTriggerStyleType),
            optionalList("ric-PolicyAction-List", POLICY_ACTION.list(), PolicyStyle::actions),
            PolicyStyle::new);

    static final Binding<RanFunctionDefinition> RAN_FUNCTION_DEFINITION = sequence(
            member("ranFunction-Name", NAME, RanFunctionDefinition::name),
            member("ranFunctionDefinition-EventTrigger", EVENT_TRIGGER, RanFunctionDefinition::eventTrigger),
            optionalList(
                    "ranFunctionDefinition-Report",
                    REPORT_STYLE.list().within("ric-ReportStyle-List"),
                    RanFunctionDefinition::reportStyles),
            optionalList(
                    "ranFunctionDefinition-Insert",
                    INSERT_STYLE.list().within("ric-InsertStyle-List"),
                    RanFunctionDefinition::insertStyles),
            optionalList(
                    "ranFunctionDefinition-Control",
                    CONTROL_STYLE.list().within("ric-ControlStyle-List"),
                    RanFunctionDefinition::controlStyles),
            optionalList(
                    "ranFunctionDefinition-Policy",
                    POLICY_STYLE.list().within("ric-PolicyStyle-List"),
                    RanFunctionDefinition::policyStyles),
            RanFunctionDefinition::new);

    private DefinitionBindings() {}
}
