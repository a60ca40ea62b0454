package io.rantwin.a1.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.policy.UeId.GlobalEnbId;
import io.rantwin.a1.policy.UeId.GlobalGnbId;
import io.rantwin.a1.policy.UeId.GuAmI;
import io.rantwin.a1.policy.UeId.GuMmeI;
import java.util.List;

/** Writes scopes and what they are made of. */
final class IdentifierWriter {
    private IdentifierWriter() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode scope(Scope scope) {
        ObjectNode json = object();
        if (scope.ueId() != null) {
            json.set("ueId", ueId(scope.ueId()));
        }
        if (scope.groupId() != null) {
            json.set(
                    "groupId",
                    switch (scope.groupId()) {
                        case GroupId.SpId(int value) -> object().put("spId", value);
                        case GroupId.RfspIndex(int value) -> object().put("rfspIndex", value);
                    });
        }
        if (scope.sliceId() != null) {
            json.set("sliceId", sliceId(scope.sliceId()));
        }
        if (scope.qosId() != null) {
            json.set(
                    "qosId",
                    switch (scope.qosId()) {
                        case QosId.FiveQi(int value) -> object().put("5qI", value);
                        case QosId.Qci(int value) -> object().put("qcI", value);
                    });
        }
        if (scope.cellId() != null) {
            json.set("cellId", cellId(scope.cellId()));
        }
        if (!scope.cellIdList().isEmpty()) {
            json.set("cellIdList", cellIdList(scope.cellIdList()));
        }
        if (!scope.taIList().isEmpty()) {
            json.set("taIList", taIList(scope.taIList()));
        }
        return json;
    }

    static ArrayNode cellIdList(List<CellId> cells) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        cells.forEach(cell -> json.add(cellId(cell)));
        return json;
    }

    static ArrayNode taIList(List<TaI> areas) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (TaI area : areas) {
            ObjectNode entry = json.addObject();
            entry.set("plmnId", plmnId(area.plmnId()));
            entry.put("tac", area.tac());
        }
        return json;
    }

    private static ObjectNode plmnId(PlmnId plmnId) {
        return object().put("mcc", plmnId.mcc()).put("mnc", plmnId.mnc());
    }

    private static ObjectNode cellId(CellId cell) {
        ObjectNode json = object();
        json.set("plmnId", plmnId(cell.plmnId()));
        json.putObject("cId").put(cell.rat().member(), cell.cellIdentity());
        return json;
    }

    private static ObjectNode sliceId(SliceId slice) {
        ObjectNode json = object().put("sst", slice.sst());
        if (slice.sd() != null) {
            json.put("sd", slice.sd());
        }
        json.set("plmnId", plmnId(slice.plmnId()));
        return json;
    }

    private static JsonNode ueId(UeId ueId) {
        ObjectNode json = object();
        switch (ueId) {
            case UeId.Hex(String value) -> {
                return JsonNodeFactory.instance.textNode(value);
            }
            case UeId.GuRanUeId(GlobalGnbId gnb, String ranUeId) ->
                json.putObject("guRanUeId")
                        .<ObjectNode>set("globalGnbId", globalGnbId(gnb))
                        .put("ranUeId", ranUeId);
            case UeId.GuAmfUeNgapId(GuAmI amf, long id) ->
                json.putObject("guAmfUeNgapId")
                        .<ObjectNode>set("guAmI", guAmI(amf))
                        .put("amfUeNgapId", id);
            case UeId.GuMmeUeS1apId(GuMmeI mme, long id) ->
                json.putObject("guMmeUeS1apId")
                        .<ObjectNode>set("guMmeI", guMmeI(mme))
                        .put("mmeUeS1apId", id);
            case UeId.GuGnbCuUeF1apId(GlobalGnbId gnb, long id) ->
                json.putObject("guGnbCuUeF1apId")
                        .<ObjectNode>set("globalGnbId", globalGnbId(gnb))
                        .put("gnbCuUeF1apId", id);
            case UeId.GuGnbCuCpUeE1apId(GlobalGnbId gnb, long id) ->
                json.putObject("guGnbCuCpUeE1apId")
                        .<ObjectNode>set("globalGnbId", globalGnbId(gnb))
                        .put("gnbCuCpUeE1apId", id);
            case UeId.GuEnbUeX2apId(GlobalEnbId enb, int id) ->
                json.putObject("guEnbUeX2apId")
                        .<ObjectNode>set("globalEnbId", globalEnbId(enb))
                        .put("enbUeX2apId", id);
        }
        return json;
    }

    private static ObjectNode globalGnbId(GlobalGnbId gnb) {
        ObjectNode json = object();
        json.set("plmnId", plmnId(gnb.plmnId()));
        json.putObject("gnbId").put("gnbIdLength", gnb.gnbIdLength()).put("gnbIdValue", gnb.gnbIdValue());
        return json;
    }

    private static ObjectNode globalEnbId(GlobalEnbId enb) {
        ObjectNode json = object();
        json.set("plmnId", plmnId(enb.plmnId()));
        json.putObject("enbId").put(enb.kind().member(), enb.enbId());
        return json;
    }

    private static ObjectNode guAmI(GuAmI amf) {
        ObjectNode json = object();
        json.set("plmnId", plmnId(amf.plmnId()));
        return json.put("amfRegionId", amf.amfRegionId())
                .put("amfSetId", amf.amfSetId())
                .put("amfPointer", amf.amfPointer());
    }

    private static ObjectNode guMmeI(GuMmeI mme) {
        ObjectNode json = object();
        json.set("plmnId", plmnId(mme.plmnId()));
        return json.put("mmeGroupId", mme.mmeGroupId()).put("mmeCode", mme.mmeCode());
    }
}
