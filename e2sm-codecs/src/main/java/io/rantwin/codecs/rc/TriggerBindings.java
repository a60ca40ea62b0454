package io.rantwin.codecs.rc;

import static io.rantwin.codecs.rc.ChoiceBinding.Alternative.alternative;
import static io.rantwin.codecs.rc.Member.member;
import static io.rantwin.codecs.rc.Member.optionalList;
import static io.rantwin.codecs.rc.ParameterBindings.TESTS;
import static io.rantwin.codecs.rc.SequenceBinding.sequence;

import io.rantwin.codecs.rc.EventTrigger.CallProcessBreakpoint;
import io.rantwin.codecs.rc.EventTrigger.CellCondition;
import io.rantwin.codecs.rc.EventTrigger.MessageCondition;
import io.rantwin.codecs.rc.EventTrigger.MessageEvents;
import io.rantwin.codecs.rc.EventTrigger.NodeInfoChange;
import io.rantwin.codecs.rc.EventTrigger.NodeInfoChanges;
import io.rantwin.codecs.rc.EventTrigger.OnDemand;
import io.rantwin.codecs.rc.EventTrigger.UeCondition;
import io.rantwin.codecs.rc.EventTrigger.UeEvent;
import io.rantwin.codecs.rc.EventTrigger.UeInfoChange;
import io.rantwin.codecs.rc.EventTrigger.UeInfoChanges;
import io.rantwin.codecs.rc.MessageType.InterfaceMessageId;
import io.rantwin.codecs.rc.UeTrigger.RrcStateChange;
import java.util.List;

/** Bindings of the event trigger and its conditions. */
final class TriggerBindings {
    private static final String CONDITION_ID = "ric-eventTriggerCondition-ID";
    private static final String ASSOCIATED_UES = "associatedUEInfo";
    private static final String ASSOCIATED_CELLS = "associatedCellInfo";
    private static final String LOGICAL_OR = "logicalOR";
    private static final String TESTING = "ranParameterTesting";

    private static final Binding<UeSelection> UE_SELECTION = ChoiceBinding.<UeSelection>choice(
            newer -> newer,
            alternative(
                    "ueType-Choice-Individual",
                    UeSelection.Individual.class,
                    sequence(
                            member("ueID", IdentityBindings.UE_ID, UeSelection.Individual::ueId),
                            optionalList(TESTING, TESTS, UeSelection.Individual::tests),
                            UeSelection.Individual::new)),
            alternative(
                    "ueType-Choice-Group",
                    UeSelection.Group.class,
                    sequence(member(TESTING, TESTS, UeSelection.Group::tests), UeSelection.Group::new)));

    private static final Binding<List<UeCondition>> UES = sequence(
                    member("eventTriggerUEID", Binding.INTEGER, UeCondition::eventTriggerUeId),
                    member("ueType", UE_SELECTION, UeCondition::selection),
                    member(LOGICAL_OR, Binding.TRUE_OR_FALSE, UeCondition::logicalOr),
                    UeCondition::new)
            .list()
            .within("ueInfo-List");

    private static final Binding<CellSelection> CELL_SELECTION = ChoiceBinding.<CellSelection>choice(
            newer -> newer,
            alternative(
                    "cellType-Choice-Individual",
                    CellSelection.Individual.class,
                    sequence(
                            member("cellGlobalID", IdentityBindings.CELL, CellSelection.Individual::cellGlobalId),
                            CellSelection.Individual::new)),
            alternative(
                    "cellType-Choice-Group",
                    CellSelection.Group.class,
                    sequence(member(TESTING, TESTS, CellSelection.Group::tests), CellSelection.Group::new)));

    private static final Binding<List<CellCondition>> CELLS = sequence(
                    member("eventTriggerCellID", Binding.INTEGER, CellCondition::eventTriggerCellId),
                    member("cellType", CELL_SELECTION, CellCondition::selection),
                    member(LOGICAL_OR, Binding.TRUE_OR_FALSE, CellCondition::logicalOr),
                    CellCondition::new)
            .list()
            .within("cellInfo-List");

    private static final Binding<List<UeEvent>> UE_EVENTS = sequence(
                    member("ueEventID", Binding.INTEGER, UeEvent::ueEventId),
                    member(LOGICAL_OR, Binding.TRUE_OR_FALSE, UeEvent::logicalOr),
                    UeEvent::new)
            .list()
            .within("ueEvent-List");

    private static final Binding<InterfaceMessageId> INTERFACE_MESSAGE = sequence(
            member("interfaceProcedureID", Binding.INTEGER, InterfaceMessageId::interfaceProcedureId),
            member("messageType", Binding.named(MessageType.Outcome.class), InterfaceMessageId::outcome),
            InterfaceMessageId::new);

    private static final Binding<RrcClass> RRC_CLASS = ChoiceBinding.<RrcClass>choice(
            newer -> newer,
            alternative("lTE", LteRrcClass.class, Binding.named(LteRrcClass.class)),
            alternative("nR", NrRrcClass.class, Binding.named(NrRrcClass.class)));

    private static final Binding<MessageType> MESSAGE_TYPE = ChoiceBinding.<MessageType>choice(
            newer -> newer,
            alternative(
                    "messageType-Choice-NI",
                    MessageType.NetworkInterface.class,
                    sequence(
                            member("nI-Type", Binding.named(InterfaceType.class), MessageType.NetworkInterface::type),
                            member(
                                    "nI-Identifier",
                                    IdentityBindings.INTERFACE,
                                    MessageType.NetworkInterface::identifier),
                            member("nI-Message", INTERFACE_MESSAGE, MessageType.NetworkInterface::message),
                            MessageType.NetworkInterface::new)),
            alternative(
                    "messageType-Choice-RRC",
                    MessageType.Rrc.class,
                    sequence(
                                    member("rrcType", RRC_CLASS, MessageType.Rrc::rrcClass),
                                    member("messageID", Binding.INTEGER, MessageType.Rrc::messageId),
                                    MessageType.Rrc::new)
                            .within("rRC-Message")));

    private static final Binding<MessageCondition> MESSAGE_CONDITION = sequence(
            member(CONDITION_ID, Binding.INTEGER, MessageCondition::conditionId),
            member("messageType", MESSAGE_TYPE, MessageCondition::messageType),
            member("messageDirection", Binding.named(MessageDirection.class), MessageCondition::direction),
            optionalList(ASSOCIATED_UES, UES, MessageCondition::associatedUes),
            optionalList("associatedUEEvent", UE_EVENTS, MessageCondition::associatedUeEvents),
            member(LOGICAL_OR, Binding.TRUE_OR_FALSE, MessageCondition::logicalOr),
            MessageCondition::new);

    private static final Binding<NodeInfoChange> NODE_INFO_CHANGE = sequence(
            member(CONDITION_ID, Binding.INTEGER, NodeInfoChange::conditionId),
            member("e2NodeInfoChange-ID", Binding.INTEGER, NodeInfoChange::nodeInfoChangeId),
            optionalList(ASSOCIATED_CELLS, CELLS, NodeInfoChange::associatedCells),
            member(LOGICAL_OR, Binding.TRUE_OR_FALSE, NodeInfoChange::logicalOr),
            NodeInfoChange::new);

    private static final Binding<UeTrigger.State> RRC_STATE = sequence(
            member("stateChangedTo", Binding.named(RrcState.class), UeTrigger.State::changedTo),
            member(LOGICAL_OR, Binding.TRUE_OR_FALSE, UeTrigger.State::logicalOr),
            UeTrigger.State::new);

    private static final Binding<UeTrigger> UE_TRIGGER = ChoiceBinding.<UeTrigger>choice(
            newer -> newer,
            alternative(
                    "triggerType-Choice-RRCstate",
                    RrcStateChange.class,
                    sequence(member("rrcState-List", RRC_STATE.list(), RrcStateChange::states), RrcStateChange::new)),
            alternative(
                    "triggerType-Choice-UEID",
                    UeTrigger.UeIdChange.class,
                    sequence(
                            member("ueIDchange-ID", Binding.INTEGER, UeTrigger.UeIdChange::ueIdChangeId),
                            UeTrigger.UeIdChange::new)),
            alternative(
                    "triggerType-Choice-L2state",
                    UeTrigger.L2State.class,
                    sequence(
                            member("associatedL2variables", TESTS, UeTrigger.L2State::variables),
                            UeTrigger.L2State::new)));

    private static final Binding<UeInfoChange> UE_INFO_CHANGE = sequence(
            member(CONDITION_ID, Binding.INTEGER, UeInfoChange::conditionId),
            member("triggerType", UE_TRIGGER, UeInfoChange::trigger),
            optionalList(ASSOCIATED_UES, UES, UeInfoChange::associatedUes),
            member(LOGICAL_OR, Binding.TRUE_OR_FALSE, UeInfoChange::logicalOr),
            UeInfoChange::new);

    /** Its one item says nothing; a newer item would, and is an error. */
    private static final Binding<Boolean> ON_DEMAND = Binding.TRUE_OR_FALSE;

    static final Binding<EventTrigger> EVENT_TRIGGER = ChoiceBinding.<EventTrigger>choice(
                    newer -> newer,
                    alternative(
                            "eventTrigger-Format1",
                            MessageEvents.class,
                            sequence(
                                    member("message-List", MESSAGE_CONDITION.list(), MessageEvents::messages),
                                    optionalList("globalAssociatedUEInfo", UES, MessageEvents::globalAssociatedUes),
                                    MessageEvents::new)),
                    alternative(
                            "eventTrigger-Format2",
                            CallProcessBreakpoint.class,
                            sequence(
                                    member(
                                            "ric-callProcessType-ID",
                                            Binding.INTEGER,
                                            CallProcessBreakpoint::callProcessTypeId),
                                    member(
                                            "ric-callProcessBreakpoint-ID",
                                            Binding.INTEGER,
                                            CallProcessBreakpoint::callProcessBreakpointId),
                                    optionalList(
                                            "associatedE2NodeInfo", TESTS, CallProcessBreakpoint::associatedNodeInfo),
                                    optionalList(ASSOCIATED_UES, UES, CallProcessBreakpoint::associatedUes),
                                    CallProcessBreakpoint::new)),
                    alternative(
                            "eventTrigger-Format3",
                            NodeInfoChanges.class,
                            sequence(
                                    member("e2NodeInfoChange-List", NODE_INFO_CHANGE.list(), NodeInfoChanges::changes),
                                    NodeInfoChanges::new)),
                    alternative(
                            "eventTrigger-Format4",
                            UeInfoChanges.class,
                            sequence(
                                    member("uEInfoChange-List", UE_INFO_CHANGE.list(), UeInfoChanges::changes),
                                    UeInfoChanges::new)),
                    alternative(
                            "eventTrigger-Format5",
                            OnDemand.class,
                            sequence(
                                    member("onDemand", ON_DEMAND, _ -> true),
                                    optionalList(ASSOCIATED_UES, UES, OnDemand::associatedUes),
                                    optionalList(ASSOCIATED_CELLS, CELLS, OnDemand::associatedCells),
                                    (_, ues, cells) -> new OnDemand(ues, cells))))
            .within("ric-eventTrigger-formats");

    private TriggerBindings() {}
}
