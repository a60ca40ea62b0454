package io.rantwin.a1.policy;

import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.JsonFields;
import io.rantwin.a1.policy.CellId.Rat;
import io.rantwin.a1.policy.UeId.EnbIdKind;
import io.rantwin.a1.policy.UeId.GlobalEnbId;
import io.rantwin.a1.policy.UeId.GlobalGnbId;
import io.rantwin.a1.policy.UeId.GuAmI;
import io.rantwin.a1.policy.UeId.GuMmeI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads scopes and what they are made of. Takes numbers of the ranges of the types below and text that is not longer. */
final class IdentifierReader {
    private static final int LONGEST = 16;
    private static final long UINT32 = (1L << 32) - 1;
    private static final long UINT40 = (1L << 40) - 1;

    private IdentifierReader() {}

    static Scope scope(JsonFields policy) throws A1Exception {
        JsonFields scope = policy.object("scope");
        return new Scope(
                has(scope, "ueId") ? ueId(scope) : null,
                has(scope, "groupId") ? groupId(scope.object("groupId")) : null,
                has(scope, "sliceId") ? sliceId(scope.object("sliceId")) : null,
                has(scope, "qosId") ? qosId(scope.object("qosId")) : null,
                has(scope, "cellId") ? cellId(scope.object("cellId")) : null,
                has(scope, "cellIdList") ? cellIdList(scope, "cellIdList") : List.of(),
                has(scope, "taIList") ? taIList(scope) : List.of());
    }

    static boolean has(JsonFields fields, String name) {
        return fields.node().has(name);
    }

    static List<CellId> cellIdList(JsonFields fields, String name) throws A1Exception {
        List<CellId> cells = new ArrayList<>();
        for (JsonFields cell : fields.objects(name)) {
            cells.add(cellId(cell));
        }
        return cells;
    }

    static List<TaI> taIList(JsonFields fields) throws A1Exception {
        List<TaI> areas = new ArrayList<>();
        for (JsonFields area : fields.objects("taIList")) {
            areas.add(new TaI(plmnId(area), area.text("tac", LONGEST)));
        }
        return areas;
    }

    private static CellId cellId(JsonFields cell) throws A1Exception {
        JsonFields identity = cell.object("cId");
        String member = theOnly(identity);
        for (Rat rat : Rat.values()) {
            if (rat.member().equals(member)) {
                return new CellId(plmnId(cell), rat, identity.longInteger(member, 0, rat.largest()));
            }
        }
        throw new A1Exception(identity.at(member), "neither ncI nor ecI");
    }

    private static PlmnId plmnId(JsonFields fields) throws A1Exception {
        JsonFields plmnId = fields.object("plmnId");
        return new PlmnId(plmnId.text("mcc", LONGEST), plmnId.text("mnc", LONGEST));
    }

    private static SliceId sliceId(JsonFields slice) throws A1Exception {
        return new SliceId(slice.integer("sst", 0, 255), slice.optionalText("sd", LONGEST), plmnId(slice));
    }

    private static QosId qosId(JsonFields qosId) throws A1Exception {
        String member = theOnly(qosId);
        return switch (member) {
            case "5qI" -> new QosId.FiveQi(qosId.integer(member, 1, 256));
            case "qcI" -> new QosId.Qci(qosId.integer(member, 1, 256));
            default -> throw new A1Exception(qosId.at(member), "neither 5qI nor qcI");
        };
    }

    private static GroupId groupId(JsonFields groupId) throws A1Exception {
        String member = theOnly(groupId);
        return switch (member) {
            case "spId" -> new GroupId.SpId(groupId.integer(member, 1, 256));
            case "rfspIndex" -> new GroupId.RfspIndex(groupId.integer(member, 1, 256));
            default -> throw new A1Exception(groupId.at(member), "neither spId nor rfspIndex");
        };
    }

    private static UeId ueId(JsonFields scope) throws A1Exception {
        if (scope.required("ueId").isTextual()) {
            return new UeId.Hex(scope.text("ueId", LONGEST));
        }
        JsonFields choice = scope.object("ueId");
        String member = theOnly(choice);
        JsonFields ue = choice.object(member);
        return switch (member) {
            case "guRanUeId" -> new UeId.GuRanUeId(globalGnbId(ue), ue.text("ranUeId", LONGEST));
            case "guAmfUeNgapId" -> new UeId.GuAmfUeNgapId(guAmI(ue), ue.longInteger("amfUeNgapId", 0, UINT40));
            case "guMmeUeS1apId" -> new UeId.GuMmeUeS1apId(guMmeI(ue), ue.longInteger("mmeUeS1apId", 0, UINT32));
            case "guGnbCuUeF1apId" ->
                new UeId.GuGnbCuUeF1apId(globalGnbId(ue), ue.longInteger("gnbCuUeF1apId", 0, UINT32));
            case "guGnbCuCpUeE1apId" ->
                new UeId.GuGnbCuCpUeE1apId(globalGnbId(ue), ue.longInteger("gnbCuCpUeE1apId", 0, UINT32));
            case "guEnbUeX2apId" -> new UeId.GuEnbUeX2apId(globalEnbId(ue), ue.integer("enbUeX2apId", 0, 4095));
            default -> throw new A1Exception(choice.at(member), "not a UE id that is known here");
        };
    }

    private static GlobalGnbId globalGnbId(JsonFields ue) throws A1Exception {
        JsonFields global = ue.object("globalGnbId");
        JsonFields gnbId = global.object("gnbId");
        return new GlobalGnbId(
                plmnId(global), gnbId.integer("gnbIdLength", 22, 32), gnbId.longInteger("gnbIdValue", 0, UINT32));
    }

    private static GuAmI guAmI(JsonFields ue) throws A1Exception {
        JsonFields amf = ue.object("guAmI");
        return new GuAmI(
                plmnId(amf),
                amf.text("amfRegionId", LONGEST),
                amf.text("amfSetId", LONGEST),
                amf.text("amfPointer", LONGEST));
    }

    private static GuMmeI guMmeI(JsonFields ue) throws A1Exception {
        JsonFields mme = ue.object("guMmeI");
        return new GuMmeI(plmnId(mme), mme.text("mmeGroupId", LONGEST), mme.text("mmeCode", LONGEST));
    }

    private static GlobalEnbId globalEnbId(JsonFields ue) throws A1Exception {
        JsonFields global = ue.object("globalEnbId");
        JsonFields enbId = global.object("enbId");
        String member = theOnly(enbId);
        for (EnbIdKind kind : EnbIdKind.values()) {
            if (kind.member().equals(member)) {
                return new GlobalEnbId(plmnId(global), kind, enbId.text(member, LONGEST));
            }
        }
        throw new A1Exception(enbId.at(member), "not an eNB id");
    }

    /** The name of the one member that an object may have. */
    static String theOnly(JsonFields choice) throws A1Exception {
        Map.Entry<String, ?> only = choice.node().size() == 1
                ? choice.node().properties().iterator().next()
                : null;
        if (only == null) {
            throw new A1Exception(choice.pointer(), choice.node().size() + " members where exactly one may be");
        }
        return only.getKey();
    }
}
