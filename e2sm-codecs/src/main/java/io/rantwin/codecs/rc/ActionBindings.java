package io.rantwin.codecs.rc;

import static io.rantwin.codecs.rc.ChoiceBinding.Alternative.alternative;
import static io.rantwin.codecs.rc.Member.member;
import static io.rantwin.codecs.rc.Member.optionalList;
import static io.rantwin.codecs.rc.ParameterBindings.PARAMETERS;
import static io.rantwin.codecs.rc.ParameterBindings.REQUESTED;
import static io.rantwin.codecs.rc.SequenceBinding.sequence;

import io.rantwin.codecs.rc.ActionDefinitionFormat.Insert;
import io.rantwin.codecs.rc.ActionDefinitionFormat.InsertIndication;
import io.rantwin.codecs.rc.ActionDefinitionFormat.InsertStyle;
import io.rantwin.codecs.rc.ActionDefinitionFormat.MultipleInserts;
import io.rantwin.codecs.rc.ActionDefinitionFormat.Policy;
import io.rantwin.codecs.rc.ActionDefinitionFormat.PolicyAction;
import io.rantwin.codecs.rc.ActionDefinitionFormat.PolicyRule;
import io.rantwin.codecs.rc.ActionDefinitionFormat.Report;

/** Bindings of the action definition. */
final class ActionBindings {
    private static final String INDICATION_ID = "ric-InsertIndication-ID";
    private static final String INDICATION_PARAMETERS = "ranP-InsertIndication-List";
    private static final String UE_ID = "ueID";

    private static final Binding<PolicyAction> POLICY_ACTION = sequence(
            member("ric-PolicyAction-ID", Binding.INTEGER, PolicyAction::policyActionId),
            optionalList("ranParameters-List", PARAMETERS, PolicyAction::parameters),
            member("ric-PolicyDecision", Binding.named(Decision.class), PolicyAction::decision),
            PolicyAction::new);

    private static final Binding<PolicyRule> POLICY_RULE = sequence(
            member("ric-PolicyAction", POLICY_ACTION, PolicyRule::action),
            optionalList("ric-PolicyConditionDefinition", ParameterBindings.TESTS, PolicyRule::conditions),
            PolicyRule::new);

    private static final Binding<InsertIndication> INDICATION = sequence(
            member(INDICATION_ID, Binding.INTEGER, InsertIndication::insertIndicationId),
            member(INDICATION_PARAMETERS, REQUESTED, InsertIndication::parameters),
            InsertIndication::new);

    private static final Binding<InsertStyle> INSERT_STYLE = sequence(
            member("requested-Insert-Style-Type", Binding.INTEGER, InsertStyle::insertStyleType),
            member("ric-InsertIndication-List", INDICATION.list(), InsertStyle::indications),
            InsertStyle::new);

    private static final Binding<ActionDefinitionFormat> FORMAT = ChoiceBinding.<ActionDefinitionFormat>choice(
            newer -> newer,
            alternative(
                    "actionDefinition-Format1",
                    Report.class,
                    sequence(member("ranP-ToBeReported-List", REQUESTED, Report::parameters), Report::new)),
            alternative(
                    "actionDefinition-Format2",
                    Policy.class,
                    sequence(member("ric-PolicyConditions-List", POLICY_RULE.list(), Policy::rules), Policy::new)),
            alternative(
                    "actionDefinition-Format3",
                    Insert.class,
                    sequence(
                            member(INDICATION_ID, Binding.INTEGER, Insert::insertIndicationId),
                            member(INDICATION_PARAMETERS, REQUESTED, Insert::parameters),
                            member(UE_ID, IdentityBindings.UE_ID, Insert::ueId),
                            Insert::new)),
            alternative(
                    "actionDefinition-Format4",
                    MultipleInserts.class,
                    sequence(
                            member("ric-InsertStyle-List", INSERT_STYLE.list(), MultipleInserts::styles),
                            member(UE_ID, IdentityBindings.UE_ID, MultipleInserts::ueId),
                            MultipleInserts::new)));

    static final Binding<ActionDefinition> ACTION_DEFINITION = sequence(
            member("ric-Style-Type", Binding.INTEGER, ActionDefinition::styleType),
            member("ric-actionDefinition-formats", FORMAT, ActionDefinition::format),
            ActionDefinition::new);

    private ActionBindings() {}
}
