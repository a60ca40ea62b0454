package io.rantwin.codecs.rc;

import static io.rantwin.codecs.rc.ChoiceBinding.Alternative.alternative;
import static io.rantwin.codecs.rc.Member.member;
import static io.rantwin.codecs.rc.ParameterBindings.PARAMETERS;
import static io.rantwin.codecs.rc.SequenceBinding.sequence;

import io.rantwin.codecs.rc.IndicationMessage.CellContext;
import io.rantwin.codecs.rc.IndicationMessage.ChangedCell;
import io.rantwin.codecs.rc.IndicationMessage.InsertIndication;
import io.rantwin.codecs.rc.IndicationMessage.InsertStyle;
import io.rantwin.codecs.rc.IndicationMessage.UeContext;
import io.rantwin.codecs.rc.IndicationMessage.UeParameters;

/** Bindings of the indication header and message. */
final class IndicationBindings {
    private static final String CONDITION_ID = "ric-eventTriggerCondition-ID";
    private static final String CELL_ID = "cellGlobal-ID";
    private static final String CELL_CONTEXT = "cellContextInfo";
    private static final String INDICATION_ID = "ric-InsertIndication-ID";
    private static final String NEIGHBORS = "neighborRelation-Table";
    private static final String UE_ID = "ueID";

    static final Binding<IndicationHeader> HEADER = ChoiceBinding.<IndicationHeader>choice(
                    newer -> newer,
                    alternative(
                            "indicationHeader-Format1",
                            IndicationHeader.Format1.class,
                            sequence(
                                    member(
                                            CONDITION_ID,
                                            Binding.INTEGER,
                                            IndicationHeader.Format1::eventTriggerConditionId),
                                    IndicationHeader.Format1::new)),
                    alternative(
                            "indicationHeader-Format2",
                            IndicationHeader.Format2.class,
                            sequence(
                                    member(UE_ID, IdentityBindings.UE_ID, IndicationHeader.Format2::ueId),
                                    member(
                                            "ric-InsertStyle-Type",
                                            Binding.INTEGER,
                                            IndicationHeader.Format2::insertStyleType),
                                    member(
                                            INDICATION_ID,
                                            Binding.INTEGER,
                                            IndicationHeader.Format2::insertIndicationId),
                                    IndicationHeader.Format2::new)),
                    alternative(
                            "indicationHeader-Format3",
                            IndicationHeader.Format3.class,
                            sequence(
                                    member(
                                            CONDITION_ID,
                                            Binding.INTEGER,
                                            IndicationHeader.Format3::eventTriggerConditionId),
                                    member(UE_ID, IdentityBindings.UE_ID, IndicationHeader.Format3::ueId),
                                    IndicationHeader.Format3::new)))
            .within("ric-indicationHeader-formats");

    private static final Binding<UeParameters> UE_PARAMETERS = sequence(
            member(UE_ID, IdentityBindings.UE_ID, UeParameters::ueId),
            member("ranP-List", PARAMETERS, UeParameters::parameters),
            UeParameters::new);

    private static final Binding<ChangedCell> CHANGED_CELL = sequence(
            member(CELL_ID, IdentityBindings.CELL, ChangedCell::cellGlobalId),
            member(CELL_CONTEXT, Binding.OCTETS, ChangedCell::cellContextInfo),
            member("cellDeleted", Binding.BOOLEAN, ChangedCell::cellDeleted),
            member(NEIGHBORS, NeighborBindings.RELATIONS, ChangedCell::neighborRelations),
            ChangedCell::new);

    private static final Binding<UeContext> UE_CONTEXT = sequence(
            member(UE_ID, IdentityBindings.UE_ID, UeContext::ueId),
            member("ueContextInfo", Binding.OCTETS, UeContext::ueContextInfo),
            member(CELL_ID, IdentityBindings.CELL, UeContext::cellGlobalId),
            UeContext::new);

    private static final Binding<CellContext> CELL_CONTEXTS = sequence(
            member(CELL_ID, IdentityBindings.CELL, CellContext::cellGlobalId),
            member(CELL_CONTEXT, Binding.OCTETS, CellContext::cellContextInfo),
            member(NEIGHBORS, NeighborBindings.RELATIONS, CellContext::neighborRelations),
            CellContext::new);

    private static final Binding<InsertIndication> INDICATION = sequence(
            member(INDICATION_ID, Binding.INTEGER, InsertIndication::insertIndicationId),
            member("ranP-InsertIndication-List", PARAMETERS, InsertIndication::parameters),
            InsertIndication::new);

    private static final Binding<InsertStyle> INSERT_STYLE = sequence(
            member("indicated-Insert-Style-Type", Binding.INTEGER, InsertStyle::insertStyleType),
            member("ric-InsertIndication-List", INDICATION.list(), InsertStyle::indications),
            InsertStyle::new);

    static final Binding<IndicationMessage> MESSAGE = ChoiceBinding.<IndicationMessage>choice(
                    newer -> newer,
                    alternative(
                            "indicationMessage-Format1",
                            IndicationMessage.Format1.class,
                            sequence(
                                    member("ranP-Reported-List", PARAMETERS, IndicationMessage.Format1::parameters),
                                    IndicationMessage.Format1::new)),
                    alternative(
                            "indicationMessage-Format2",
                            IndicationMessage.Format2.class,
                            sequence(
                                    member("ueParameter-List", UE_PARAMETERS.list(), IndicationMessage.Format2::ues),
                                    IndicationMessage.Format2::new)),
                    alternative(
                            "indicationMessage-Format3",
                            IndicationMessage.Format3.class,
                            sequence(
                                    member("cellInfo-List", CHANGED_CELL.list(), IndicationMessage.Format3::cells),
                                    IndicationMessage.Format3::new)),
                    alternative(
                            "indicationMessage-Format4",
                            IndicationMessage.Format4.class,
                            sequence(
                                    member("ueInfo-List", UE_CONTEXT.list(), IndicationMessage.Format4::ues),
                                    member("cellInfo-List", CELL_CONTEXTS.list(), IndicationMessage.Format4::cells),
                                    IndicationMessage.Format4::new)),
                    alternative(
                            "indicationMessage-Format5",
                            IndicationMessage.Format5.class,
                            sequence(
                                    member("ranP-Requested-List", PARAMETERS, IndicationMessage.Format5::parameters),
                                    IndicationMessage.Format5::new)),
                    alternative(
                            "indicationMessage-Format6",
                            IndicationMessage.Format6.class,
                            sequence(
                                    member(
                                            "ric-InsertStyle-List",
                                            INSERT_STYLE.list(),
                                            IndicationMessage.Format6::styles),
                                    IndicationMessage.Format6::new)))
            .within("ric-indicationMessage-formats");

    private IndicationBindings() {}
}
