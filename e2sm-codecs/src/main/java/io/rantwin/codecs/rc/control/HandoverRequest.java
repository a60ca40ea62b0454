package io.rantwin.codecs.rc.control;

import io.rantwin.codecs.identity.CellGlobalId;
import io.rantwin.codecs.identity.EutraCgi;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.UnrecognizedChoice;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.rc.ControlMessage;
import io.rantwin.codecs.rc.ParameterTree;
import io.rantwin.codecs.rc.ParameterValue;
import io.rantwin.codecs.rc.RanParameter;
import io.rantwin.codecs.rc.RcCodec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The control message of {@link ControlAction#HANDOVER} (style 3, action 1). Immutable.
 *
 * @param targetPrimaryCell where the UE goes
 * @param pduSessions PDU sessions to take along; empty for all
 * @param drbs data radio bearers to take along; empty for all
 * @param secondaryCells cells to be set up as secondary ones, each the octets of an NR-CGI as they came; may be empty
 */
public record HandoverRequest(
        CellGlobalId targetPrimaryCell,
        List<FlowGroup> pduSessions,
        List<FlowGroup> drbs,
        List<Octets> secondaryCells) {
    private static final long TARGET_PRIMARY_CELL = 1;
    private static final long CHOICE_TARGET_CELL = 2;
    private static final long NR_CELL = 3;
    private static final long NR_CGI = 4;
    private static final long EUTRA_CELL = 5;
    private static final long EUTRA_CGI = 6;
    private static final long PDU_SESSION_LIST = 7;
    private static final long DRB_LIST = 13;
    /** Ids below a list of PDU sessions or DRBs, counted from the id of the list. */
    private static final long ITEM = 1;

    private static final long ID = 2;
    private static final long FLOW_LIST = 3;
    private static final long FLOW_ITEM = 4;
    private static final long FLOW_ID = 5;
    private static final long SECONDARY_CELL_LIST = 19;
    private static final long SECONDARY_CELL_ITEM = 20;
    private static final long SECONDARY_CELL_ID = 21;

    public HandoverRequest {
        pduSessions = List.copyOf(pduSessions);
        drbs = List.copyOf(drbs);
        secondaryCells = List.copyOf(secondaryCells);
    }

    /**
     * A PDU session (id 0..255) or DRB (id 1..32) and the QoS flows in it.
     *
     * @param id of the session or DRB
     * @param qosFlowIdentifiers 0..63 each; empty when not listed
     */
    public record FlowGroup(long id, List<Long> qosFlowIdentifiers) {
        public FlowGroup {
            qosFlowIdentifiers = List.copyOf(qosFlowIdentifiers);
        }
    }

    /** A handover of everything to a cell. */
    public static HandoverRequest to(CellGlobalId targetPrimaryCell) {
        return new HandoverRequest(targetPrimaryCell, List.of(), List.of(), List.of());
    }

    /** Reads a control message, whether or not its structures are all there. */
    public static ControlReading<HandoverRequest> read(ControlMessage message, RcCodec codec) {
        if (!(message instanceof ControlMessage.Format1 one)) {
            return new ControlReading.Refused<>("a handover comes in control message format 1");
        }
        ParameterTree tree = one.tree();
        try {
            CellGlobalId target = readTarget(tree, codec);
            if (target == null) {
                return new ControlReading.Refused<>("there is no target primary cell");
            }
            List<String> remarks = new ArrayList<>();
            var request = new HandoverRequest(
                    target,
                    readGroups(tree, PDU_SESSION_LIST, "PDU session", remarks),
                    readGroups(tree, DRB_LIST, "DRB", remarks),
                    readSecondaryCells(tree, remarks));
            return new ControlReading.Understood<>(request, remarks);
        } catch (PerException e) {
            return new ControlReading.Refused<>("target primary cell: " + e.getMessage());
        }
    }

    private static @Nullable CellGlobalId readTarget(ParameterTree tree, RcCodec codec) throws PerException {
        Octets nr = tree.octets(TARGET_PRIMARY_CELL, NR_CGI);
        if (nr != null) {
            return codec.decodeNrCgi(nr);
        }
        Octets eutra = tree.octets(TARGET_PRIMARY_CELL, EUTRA_CGI);
        return eutra == null ? null : codec.decodeEutraCgi(eutra);
    }

    private static List<FlowGroup> readGroups(ParameterTree tree, long listId, String name, List<String> remarks) {
        List<FlowGroup> groups = new ArrayList<>();
        for (ParameterTree item : tree.items(listId)) {
            Long id = item.integer(listId + ID);
            if (id == null) {
                remarks.add(name + " without id left out");
                continue;
            }
            List<Long> flows = new ArrayList<>();
            for (ParameterTree flow : item.items(listId + FLOW_LIST)) {
                Long qosFlowIdentifier = flow.integer(listId + FLOW_ID);
                if (qosFlowIdentifier == null) {
                    remarks.add("QoS flow without identifier in %s %d left out".formatted(name, id));
                } else {
                    flows.add(qosFlowIdentifier);
                }
            }
            groups.add(new FlowGroup(id, flows));
        }
        return groups;
    }

    private static List<Octets> readSecondaryCells(ParameterTree tree, List<String> remarks) {
        List<Octets> cells = new ArrayList<>();
        for (ParameterTree item : tree.items(SECONDARY_CELL_LIST)) {
            Octets cell = item.octets(SECONDARY_CELL_ID);
            if (cell == null) {
                remarks.add("secondary cell without id left out");
            } else {
                cells.add(cell);
            }
        }
        return cells;
    }

    /**
     * The control message.
     *
     * @throws PerException when the target is of a technology that the message has no place for
     */
    public ControlMessage.Format1 toMessage(RcCodec codec) throws PerException {
        RanParameter target = switch (targetPrimaryCell) {
            case NrCgi nr -> cell(NR_CELL, NR_CGI, codec.encode(nr));
            case EutraCgi eutra -> cell(EUTRA_CELL, EUTRA_CGI, codec.encode(eutra));
            case UnrecognizedChoice _ -> throw new PerException("target cell is neither NR nor E-UTRA", 0);
        };
        List<RanParameter> parameters = new ArrayList<>();
        parameters.add(RanParameter.structure(TARGET_PRIMARY_CELL, RanParameter.structure(CHOICE_TARGET_CELL, target)));
        addGroups(PDU_SESSION_LIST, pduSessions, parameters);
        addGroups(DRB_LIST, drbs, parameters);
        if (!secondaryCells.isEmpty()) {
            parameters.add(RanParameter.list(
                    SECONDARY_CELL_LIST,
                    secondaryCells.stream()
                            .map(octets -> List.of(cell(SECONDARY_CELL_ITEM, SECONDARY_CELL_ID, octets)))
                            .toList()));
        }
        return new ControlMessage.Format1(parameters);
    }

    private static RanParameter cell(long structureId, long id, Octets octets) {
        return RanParameter.structure(structureId, RanParameter.element(id, ParameterValue.of(octets)));
    }

    private static void addGroups(long listId, List<FlowGroup> groups, List<RanParameter> to) {
        if (!groups.isEmpty()) {
            to.add(RanParameter.list(
                    listId,
                    groups.stream().map(group -> List.of(group(listId, group))).toList()));
        }
    }

    private static RanParameter group(long listId, FlowGroup group) {
        List<RanParameter> members = new ArrayList<>();
        members.add(RanParameter.key(listId + ID, group.id()));
        if (!group.qosFlowIdentifiers().isEmpty()) {
            members.add(RanParameter.list(
                    listId + FLOW_LIST,
                    group.qosFlowIdentifiers().stream()
                            .map(flow -> List.of(RanParameter.structure(
                                    listId + FLOW_ITEM, RanParameter.key(listId + FLOW_ID, flow))))
                            .toList()));
        }
        return new RanParameter.Structure(listId + ITEM, members);
    }
}
