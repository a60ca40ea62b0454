package io.rantwin.codecs.rc;

import io.rantwin.codecs.identity.CellGlobalId;
import io.rantwin.codecs.identity.UeId;
import io.rantwin.codecs.per.Octets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** E2SM-RC-IndicationMessage (E2SM-RC 9.2.1.4). Immutable. */
public sealed interface IndicationMessage extends RcMessage
        permits IndicationMessage.Format1,
                IndicationMessage.Format2,
                IndicationMessage.Format3,
                IndicationMessage.Format4,
                IndicationMessage.Format5,
                IndicationMessage.Format6,
                UnrecognizedAlternative {
    /** Reported parameters, at least one. */
    record Format1(List<RanParameter> parameters) implements IndicationMessage {
        public Format1 {
            parameters = List.copyOf(parameters);
        }
    }

    /** Reported parameters of UEs, at least one UE. */
    record Format2(List<UeParameters> ues) implements IndicationMessage {
        public Format2 {
            ues = List.copyOf(ues);
        }
    }

    /** Cells whose configuration changed, at least one. */
    record Format3(List<ChangedCell> cells) implements IndicationMessage {
        public Format3 {
            cells = List.copyOf(cells);
        }
    }

    /** UEs and cells, on demand; both lists may be empty. */
    record Format4(List<UeContext> ues, List<CellContext> cells) implements IndicationMessage {
        public Format4 {
            ues = List.copyOf(ues);
            cells = List.copyOf(cells);
        }
    }

    /** Parameters of one insert indication; may be empty. */
    record Format5(List<RanParameter> parameters) implements IndicationMessage {
        public Format5 {
            parameters = List.copyOf(parameters);
        }
    }

    /** Several insert indications; 1..63 styles. */
    record Format6(List<InsertStyle> styles) implements IndicationMessage {
        public Format6 {
            styles = List.copyOf(styles);
        }
    }

    /** Reported parameters of one UE, at least one. */
    record UeParameters(UeId ueId, List<RanParameter> parameters) {
        public UeParameters {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * A changed cell.
     *
     * @param cellGlobalId the cell
     * @param cellContextInfo encoded information elements of the cell
     * @param cellDeleted whether the cell is gone
     * @param neighborRelations its neighbours
     */
    record ChangedCell(
            CellGlobalId cellGlobalId,
            @Nullable Octets cellContextInfo,
            @Nullable Boolean cellDeleted,
            @Nullable NeighborRelations neighborRelations) {}

    /**
     * A UE.
     *
     * @param ueId the UE
     * @param ueContextInfo encoded information elements of the UE
     * @param cellGlobalId its cell
     */
    record UeContext(UeId ueId, @Nullable Octets ueContextInfo, CellGlobalId cellGlobalId) {}

    /**
     * A cell.
     *
     * @param cellGlobalId the cell
     * @param cellContextInfo encoded information elements of the cell
     * @param neighborRelations its neighbours
     */
    record CellContext(
            CellGlobalId cellGlobalId,
            @Nullable Octets cellContextInfo,
            @Nullable NeighborRelations neighborRelations) {}

    /**
     * Insert indications of one style.
     *
     * @param insertStyleType RIC Insert style
     * @param indications 1..63
     */
    record InsertStyle(long insertStyleType, List<InsertIndication> indications) {
        public InsertStyle {
            indications = List.copyOf(indications);
        }
    }

    /**
     * One insert indication.
     *
     * @param insertIndicationId 1..65535
     * @param parameters may be empty
     */
    record InsertIndication(long insertIndicationId, List<RanParameter> parameters) {
        public InsertIndication {
            parameters = List.copyOf(parameters);
        }
    }
}
