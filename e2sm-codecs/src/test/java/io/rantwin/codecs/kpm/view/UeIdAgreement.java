package io.rantwin.codecs.kpm.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares the numbers of a UE identity row with the identity as JSON. */
final class UeIdAgreement {
    private static final Map<String, UeIdField> NUMBERS = Map.of(
            "amf-UE-NGAP-ID", UeIdField.AMF_UE_NGAP_ID,
            "m-NG-RAN-UE-XnAP-ID", UeIdField.M_NG_RAN_UE_XNAP_ID,
            "ng-eNB-CU-UE-W1AP-ID", UeIdField.NG_ENB_CU_UE_W1AP_ID,
            "m-eNB-UE-X2AP-ID", UeIdField.M_ENB_UE_X2AP_ID,
            "m-eNB-UE-X2AP-ID-Extension", UeIdField.M_ENB_UE_X2AP_ID_EXTENSION,
            "mME-UE-S1AP-ID", UeIdField.MME_UE_S1AP_ID);
    private static final List<String> KINDS = List.of(
            "gNB-UEID", "gNB-DU-UEID", "gNB-CU-UP-UEID", "ng-eNB-UEID", "ng-eNB-DU-UEID", "en-gNB-UEID", "eNB-UEID");

    private UeIdAgreement() {}

    static void check(UeIdsView ueIds, int row, JsonNode json) {
        String kind = json.fieldNames().next();
        if (ueIds.kind(row) == UeIdKind.UNKNOWN) {
            assertThat(KINDS).doesNotContain(kind);
            return;
        }
        assertThat(kind).isEqualTo(KINDS.get(ueIds.kind(row).code()));
        JsonNode ueId = json.get(kind);
        NUMBERS.forEach((name, field) -> {
            assertThat(ueIds.has(row, field)).as(name).isEqualTo(ueId.has(name));
            if (ueId.has(name)) {
                assertThat(ueIds.value(row, field))
                        .as(name)
                        .isEqualTo(ueId.get(name).asLong());
            }
        });
        assertThat(ueIds.has(row, UeIdField.RAN_UEID)).isEqualTo(ueId.has("ran-UEID"));
        if (ueId.has("ran-UEID")) {
            assertThat(ueIds.value(row, UeIdField.RAN_UEID))
                    .isEqualTo(Long.parseUnsignedLong(ueId.get("ran-UEID").asText(), 16));
        }
        assertThat(ueIds.has(row, UeIdField.GUAMI)).isEqualTo(ueId.has("guami"));
        if (ueId.has("guami")) {
            JsonNode guami = ueId.get("guami");
            long amf = number(guami, "aMFRegionID") << 16
                    | number(guami, "aMFSetID") >> 6 << 6
                    | number(guami, "aMFPointer") >> 2;
            assertThat(ueIds.value(row, UeIdField.GUAMI)).isEqualTo(number(guami, "pLMNIdentity") << 24 | amf);
        }
        assertThat(ueIds.has(row, UeIdField.GUMMEI)).isEqualTo(ueId.has("gUMMEI"));
        if (ueId.has("gUMMEI")) {
            JsonNode gummei = ueId.get("gUMMEI");
            assertThat(ueIds.value(row, UeIdField.GUMMEI))
                    .isEqualTo(number(gummei, "pLMN-Identity") << 24
                            | number(gummei, "mME-Group-ID") << 8
                            | number(gummei, "mME-Code"));
        }
        List<Long> f1ap = new ArrayList<>();
        for (int i = 0; i < ueIds.f1apIdCount(row); i++) {
            f1ap.add(ueIds.f1apId(row, i));
        }
        assertThat(f1ap).isEqualTo(listed(ueId, "gNB-CU-UE-F1AP-ID"));
        List<Long> e1ap = new ArrayList<>();
        for (int i = 0; i < ueIds.e1apIdCount(row); i++) {
            e1ap.add(ueIds.e1apId(row, i));
        }
        assertThat(e1ap).isEqualTo(listed(ueId, "gNB-CU-CP-UE-E1AP-ID"));
        JsonNode rnti = ueId.path("cell-RNTI");
        if (ueIds.has(row, UeIdField.C_RNTI)) {
            assertThat(ueIds.value(row, UeIdField.C_RNTI))
                    .isEqualTo(rnti.get("c-RNTI").asLong());
        } else {
            assertThat(rnti.isMissingNode()).isTrue();
        }
    }

    private static long number(JsonNode of, String name) {
        return Long.parseLong(of.get(name).asText(), 16);
    }

    private static List<Long> listed(JsonNode ueId, String name) {
        return ueId.findValues(name).stream().map(JsonNode::asLong).toList();
    }
}
