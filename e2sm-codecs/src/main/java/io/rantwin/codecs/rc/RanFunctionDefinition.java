package io.rantwin.codecs.rc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * E2SM-RC-RANFunctionDefinition: which styles a node supports (E2SM-RC 9.2.2.1). A service that the node lacks has no
 * styles. Immutable.
 *
 * @param name name, object identifier and description of the RAN function
 * @param eventTrigger event trigger styles
 * @param reportStyles REPORT, at most 63
 * @param insertStyles INSERT, at most 63
 * @param controlStyles CONTROL, at most 63
 * @param policyStyles POLICY, at most 63
 */
public record RanFunctionDefinition(
        FunctionName name,
        @Nullable SupportedEventTriggers eventTrigger,
        List<ReportStyle> reportStyles,
        List<InsertStyle> insertStyles,
        List<ControlStyle> controlStyles,
        List<PolicyStyle> policyStyles)
        implements RcMessage {
    public RanFunctionDefinition {
        reportStyles = List.copyOf(reportStyles);
        insertStyles = List.copyOf(insertStyles);
        controlStyles = List.copyOf(controlStyles);
        policyStyles = List.copyOf(policyStyles);
    }

    /**
     * RANfunction-Name.
     *
     * @param shortName {@code ORAN-E2SM-RC}
     * @param oid object identifier in dotted form
     * @param description for people
     * @param instance tells several instances of the function in one node apart
     */
    public record FunctionName(
            String shortName,
            String oid,
            String description,
            @Nullable Long instance) {}

    /**
     * Event triggers.
     *
     * @param styles 1..63
     * @param l2Parameters parameters of layer 2 that can be tested
     * @param callProcessTypes call processes with breakpoints
     * @param ueIdentificationParameters parameters that select UEs
     * @param cellIdentificationParameters parameters that select cells
     */
    public record SupportedEventTriggers(
            List<EventTriggerStyle> styles,
            List<NamedParameter> l2Parameters,
            List<CallProcessType> callProcessTypes,
            List<NamedParameter> ueIdentificationParameters,
            List<NamedParameter> cellIdentificationParameters) {
        public SupportedEventTriggers {
            styles = List.copyOf(styles);
            l2Parameters = List.copyOf(l2Parameters);
            callProcessTypes = List.copyOf(callProcessTypes);
            ueIdentificationParameters = List.copyOf(ueIdentificationParameters);
            cellIdentificationParameters = List.copyOf(cellIdentificationParameters);
        }
    }

    /** An event trigger style and the format of its trigger. */
    public record EventTriggerStyle(long styleType, String name, long formatType) {}

    /** A call process, id 1..65535, with at least one breakpoint. */
    public record CallProcessType(long id, String name, List<Breakpoint> breakpoints) {
        public CallProcessType {
            breakpoints = List.copyOf(breakpoints);
        }
    }

    /** A point where a call process can be stopped, id 1..65535; parameters may be empty. */
    public record Breakpoint(long id, String name, List<NamedParameter> parameters) {
        public Breakpoint {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * A report style.
     *
     * @param styleType its number
     * @param name for people
     * @param eventTriggerStyleType event trigger style that goes with it
     * @param actionFormatType format of the action definition
     * @param indicationHeaderFormatType format of the indication header
     * @param indicationMessageFormatType format of the indication message
     * @param parameters that can be reported; may be empty
     */
    public record ReportStyle(
            long styleType,
            String name,
            long eventTriggerStyleType,
            long actionFormatType,
            long indicationHeaderFormatType,
            long indicationMessageFormatType,
            List<NamedParameter> parameters) {
        public ReportStyle {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * An insert style.
     *
     * @param styleType its number
     * @param name for people
     * @param eventTriggerStyleType event trigger style that goes with it
     * @param actionDefinitionFormatType format of the action definition
     * @param indications that it can make; may be empty
     * @param indicationHeaderFormatType format of the indication header
     * @param indicationMessageFormatType format of the indication message
     * @param callProcessIdFormatType format of the call process id
     */
    public record InsertStyle(
            long styleType,
            String name,
            long eventTriggerStyleType,
            long actionDefinitionFormatType,
            List<Action> indications,
            long indicationHeaderFormatType,
            long indicationMessageFormatType,
            long callProcessIdFormatType) {
        public InsertStyle {
            indications = List.copyOf(indications);
        }
    }

    /**
     * A control style.
     *
     * @param styleType its number
     * @param name for people
     * @param actions that it has; may be empty
     * @param controlHeaderFormatType format of the control header
     * @param controlMessageFormatType format of the control message
     * @param callProcessIdFormatType format of the call process id
     * @param controlOutcomeFormatType format of the outcome
     * @param outcomeParameters that come back, at most 255; may be empty
     */
    public record ControlStyle(
            long styleType,
            String name,
            List<Action> actions,
            long controlHeaderFormatType,
            long controlMessageFormatType,
            @Nullable Long callProcessIdFormatType,
            long controlOutcomeFormatType,
            List<NamedParameter> outcomeParameters) {
        public ControlStyle {
            actions = List.copyOf(actions);
            outcomeParameters = List.copyOf(outcomeParameters);
        }
    }

    /** A control action or insert indication, id 1..65535; parameters may be empty. */
    public record Action(long id, String name, List<NamedParameter> parameters) {
        public Action {
            parameters = List.copyOf(parameters);
        }
    }

    /** A policy style, its number, its name, its event trigger style and its actions, which may be empty. */
    public record PolicyStyle(long styleType, String name, long eventTriggerStyleType, List<PolicyAction> actions) {
        public PolicyStyle {
            actions = List.copyOf(actions);
        }
    }

    /**
     * A policy action.
     *
     * @param id 1..65535
     * @param name for people
     * @param actionDefinitionFormatType format of the action definition
     * @param actionParameters parameters of the action; may be empty
     * @param conditionParameters parameters that conditions can test; may be empty
     */
    public record PolicyAction(
            long id,
            String name,
            long actionDefinitionFormatType,
            List<NamedParameter> actionParameters,
            List<NamedParameter> conditionParameters) {
        public PolicyAction {
            actionParameters = List.copyOf(actionParameters);
            conditionParameters = List.copyOf(conditionParameters);
        }
    }
}
