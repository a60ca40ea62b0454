package io.rantwin.codecs.identity;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.asn1.Value.ListValue;
import io.rantwin.codecs.identity.GlobalNodeId.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The IE UEID and its records. */
final class UeIdMapping {
    private static final String AMF_ID = "amf-UE-NGAP-ID";
    private static final String CELL_RNTI = "cell-RNTI";
    private static final String E1_ID = "gNB-CU-CP-UE-E1AP-ID";
    private static final String E1_LIST = "gNB-CU-CP-UE-E1AP-ID-List";
    private static final String F1_ID = "gNB-CU-UE-F1AP-ID";
    private static final String F1_LIST = "gNB-CU-UE-F1AP-ID-List";
    private static final String NG_RAN_NODE = "globalNG-RANNode-ID";
    private static final String RAN_ID = "ran-UEID";
    private static final String W1_ID = "ng-eNB-CU-UE-W1AP-ID";
    private static final String X2_ID = "m-eNB-UE-X2AP-ID";
    private static final String X2_EXTENSION = "m-eNB-UE-X2AP-ID-Extension";
    private static final String XN_ID = "m-NG-RAN-UE-XnAP-ID";

    private UeIdMapping() {}

    static UeId from(ChoiceValue ueId) {
        return ueId.value() instanceof SequenceValue id ? from(ueId, id) : UnrecognizedChoice.from(ueId);
    }

    private static UeId from(ChoiceValue ueId, SequenceValue id) {
        return switch (ueId.alternative()) {
            case "gNB-UEID" ->
                new UeId.Gnb(
                        id.integer(AMF_ID),
                        Guami.from(id.sequence("guami")),
                        numbers(id, F1_LIST, F1_ID),
                        numbers(id, E1_LIST, E1_ID),
                        id.findOctets(RAN_ID),
                        id.findInteger(XN_ID),
                        node(id, "globalGNB-ID", Kind.GNB),
                        ngRanNode(id),
                        cellRnti(id),
                        id.unknownAdditions());
            case "gNB-DU-UEID" ->
                new UeId.GnbDu(id.integer(F1_ID), id.findOctets(RAN_ID), cellRnti(id), id.unknownAdditions());
            case "gNB-CU-UP-UEID" ->
                new UeId.GnbCuUp(id.integer(E1_ID), id.findOctets(RAN_ID), id.unknownAdditions());
            case "ng-eNB-UEID" ->
                new UeId.NgEnb(
                        id.integer(AMF_ID),
                        Guami.from(id.sequence("guami")),
                        id.findInteger(W1_ID),
                        id.findInteger(XN_ID),
                        node(id, "globalNgENB-ID", Kind.NG_ENB),
                        ngRanNode(id),
                        cellRnti(id),
                        id.unknownAdditions());
            case "ng-eNB-DU-UEID" -> new UeId.NgEnbDu(id.integer(W1_ID), cellRnti(id), id.unknownAdditions());
            case "en-gNB-UEID" ->
                new UeId.EnGnb(
                        (int) id.integer(X2_ID),
                        id.findInteger(X2_EXTENSION),
                        GlobalNodeId.from(Kind.ENB, id.sequence("globalENB-ID")),
                        id.findInteger(F1_ID),
                        numbers(id, E1_LIST, E1_ID),
                        id.findOctets(RAN_ID),
                        cellRnti(id),
                        id.unknownAdditions());
            case "eNB-UEID" ->
                new UeId.Enb(
                        id.integer("mME-UE-S1AP-ID"),
                        Gummei.from(id.sequence("gUMMEI")),
                        id.findInteger(X2_ID),
                        id.findInteger(X2_EXTENSION),
                        node(id, "globalENB-ID", Kind.ENB),
                        cellRnti(id),
                        id.unknownAdditions());
            default -> throw new IllegalArgumentException("UEID alternative " + ueId.alternative());
        };
    }

    static ChoiceValue toValue(UeId ueId) {
        var to = SequenceValue.builder();
        return switch (ueId) {
            case UeId.Gnb id -> {
                to.set(AMF_ID, Value.of(id.amfUeNgapId())).set("guami", id.guami().toValue());
                to.set(F1_LIST, items(id.gnbCuUeF1apIds(), F1_ID)).set(E1_LIST, items(id.gnbCuCpUeE1apIds(), E1_ID));
                to.set(RAN_ID, id.ranUeId()).set(XN_ID, id.mNgRanUeXnapId());
                to.set("globalGNB-ID", node(id.globalGnbId())).set(NG_RAN_NODE, ngRanNode(id.globalNgRanNodeId()));
                to.set(CELL_RNTI, cellRnti(id.cellRnti())).unknownAdditions(id.additions());
                yield new ChoiceValue("gNB-UEID", to.build());
            }
            case UeId.GnbDu id -> {
                to.set(F1_ID, Value.of(id.gnbCuUeF1apId())).set(RAN_ID, id.ranUeId());
                to.set(CELL_RNTI, cellRnti(id.cellRnti())).unknownAdditions(id.additions());
                yield new ChoiceValue("gNB-DU-UEID", to.build());
            }
            case UeId.GnbCuUp id -> {
                to.set(E1_ID, Value.of(id.gnbCuCpUeE1apId())).set(RAN_ID, id.ranUeId());
                yield new ChoiceValue(
                        "gNB-CU-UP-UEID", to.unknownAdditions(id.additions()).build());
            }
            case UeId.NgEnb id -> {
                to.set(AMF_ID, Value.of(id.amfUeNgapId())).set("guami", id.guami().toValue());
                to.set(W1_ID, id.ngEnbCuUeW1apId()).set(XN_ID, id.mNgRanUeXnapId());
                to.set("globalNgENB-ID", node(id.globalNgEnbId())).set(NG_RAN_NODE, ngRanNode(id.globalNgRanNodeId()));
                to.set(CELL_RNTI, cellRnti(id.cellRnti())).unknownAdditions(id.additions());
                yield new ChoiceValue("ng-eNB-UEID", to.build());
            }
            case UeId.NgEnbDu id -> {
                to.set(W1_ID, Value.of(id.ngEnbCuUeW1apId())).set(CELL_RNTI, cellRnti(id.cellRnti()));
                yield new ChoiceValue(
                        "ng-eNB-DU-UEID", to.unknownAdditions(id.additions()).build());
            }
            case UeId.EnGnb id -> {
                to.set(X2_ID, Value.of(id.mEnbUeX2apId())).set(X2_EXTENSION, id.mEnbUeX2apIdExtension());
                to.set("globalENB-ID", id.globalEnbId().toValue()).set(F1_ID, id.gnbCuUeF1apId());
                to.set(E1_LIST, items(id.gnbCuCpUeE1apIds(), E1_ID)).set(RAN_ID, id.ranUeId());
                to.set(CELL_RNTI, cellRnti(id.cellRnti())).unknownAdditions(id.additions());
                yield new ChoiceValue("en-gNB-UEID", to.build());
            }
            case UeId.Enb id -> {
                to.set("mME-UE-S1AP-ID", Value.of(id.mmeUeS1apId()));
                to.set("gUMMEI", id.gummei().toValue()).set(X2_ID, id.mEnbUeX2apId());
                to.set(X2_EXTENSION, id.mEnbUeX2apIdExtension()).set("globalENB-ID", node(id.globalEnbId()));
                to.set(CELL_RNTI, cellRnti(id.cellRnti())).unknownAdditions(id.additions());
                yield new ChoiceValue("eNB-UEID", to.build());
            }
            case UnrecognizedChoice other -> other.toValue();
        };
    }

    private static List<Long> numbers(SequenceValue from, String list, String member) {
        List<Value> items = from.items(list);
        if (items.isEmpty()) {
            return List.of();
        }
        var numbers = new ArrayList<Long>(items.size());
        for (Value item : items) {
            numbers.add(((SequenceValue) item).integer(member));
        }
        return numbers;
    }

    private static @Nullable ListValue items(List<Long> numbers, String member) {
        if (numbers.isEmpty()) {
            return null;
        }
        var items = new ArrayList<Value>(numbers.size());
        for (long number : numbers) {
            items.add(SequenceValue.of(member, Value.of(number)));
        }
        return Value.list(items);
    }

    private static @Nullable GlobalNodeId node(SequenceValue from, String member, Kind kind) {
        SequenceValue node = from.findSequence(member);
        return node == null ? null : GlobalNodeId.from(kind, node);
    }

    private static @Nullable SequenceValue node(@Nullable GlobalNodeId node) {
        return node == null ? null : node.toValue();
    }

    private static @Nullable GlobalNgRanNodeId ngRanNode(SequenceValue from) {
        ChoiceValue node = from.findChoice(NG_RAN_NODE);
        return node == null ? null : GlobalNgRanNodeId.from(node);
    }

    private static @Nullable ChoiceValue ngRanNode(@Nullable GlobalNgRanNodeId node) {
        return node == null ? null : GlobalNgRanNodeId.toValue(node);
    }

    private static @Nullable CellRnti cellRnti(SequenceValue from) {
        SequenceValue cellRnti = from.findSequence(CELL_RNTI);
        return cellRnti == null ? null : CellRnti.from(cellRnti);
    }

    private static @Nullable SequenceValue cellRnti(@Nullable CellRnti cellRnti) {
        return cellRnti == null ? null : cellRnti.toValue();
    }
}
