package io.rantwin.codecs.bench;

import io.rantwin.codecs.asn1.Schema;
import io.rantwin.codecs.asn1.SchemaVersion;
import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.RealValue;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import java.util.ArrayList;
import java.util.List;

/** Indications as srsRAN sends them, for when the reference folder is not there. */
final class MadeMessages {
    private static final List<String> NAMES = List.of(
            "RRU.PrbTotDl",
            "RRU.PrbTotUl",
            "RRU.PrbUsedDl",
            "RRU.PrbUsedUl",
            "RRU.PrbAvailDl",
            "DRB.UEThpDl",
            "DRB.UEThpUl",
            "DRB.RlcSduDelayDl",
            "RRC.ConnMean",
            "DRB.PacketSuccessRateUlgNBUu");
    private static final int FIRST_REAL = 5;
    private static final int LAST_REAL = 7;
    private static final int UES = 32;

    private MadeMessages() {}

    static Octets f1() throws PerException {
        return indication(Value.choice("indicationMessage-Format1", report(0)));
    }

    static Octets f3() throws PerException {
        List<Value> reports = new ArrayList<>();
        for (int ue = 0; ue < UES; ue++) {
            reports.add(SequenceValue.of("ueID", ueId(ue), "measReport", report(ue)));
        }
        return indication(
                Value.choice("indicationMessage-Format3", SequenceValue.of("ueMeasReportList", Value.list(reports))));
    }

    private static Value report(int salt) {
        List<Value> values = new ArrayList<>();
        List<Value> types = new ArrayList<>();
        Value noLabel = SequenceValue.of("measLabel", SequenceValue.of("noLabel", Value.named("true")));
        for (int i = 0; i < NAMES.size(); i++) {
            values.add(
                    i < FIRST_REAL || i > LAST_REAL
                            ? Value.choice("integer", Value.of((salt * 7L + i * 13L) % 107))
                            : Value.choice("real", new RealValue((salt + 1) * 1000.37 / i)));
            types.add(SequenceValue.of(
                    "measType",
                    Value.choice("measName", Value.text(NAMES.get(i))),
                    "labelInfoList",
                    Value.list(List.of(noLabel))));
        }
        return SequenceValue.builder()
                .set("measData", Value.list(List.of(SequenceValue.of("measRecord", Value.list(values)))))
                .set("measInfoList", Value.list(types))
                .set("granulPeriod", 1000L)
                .build();
    }

    private static Value ueId(int ue) {
        Value guami = SequenceValue.builder()
                .set("pLMNIdentity", Octets.ofHex("00f110"))
                .set("aMFRegionID", new Value.BitStringValue(Octets.ofHex("02"), 8))
                .set("aMFSetID", new Value.BitStringValue(Octets.ofHex("1000"), 10))
                .set("aMFPointer", new Value.BitStringValue(Octets.ofHex("00"), 6))
                .build();
        return Value.choice(
                "gNB-UEID",
                SequenceValue.builder()
                        .set("amf-UE-NGAP-ID", 100L + ue)
                        .set("guami", guami)
                        .set(
                                "gNB-CU-UE-F1AP-ID-List",
                                Value.list(List.of(SequenceValue.of("gNB-CU-UE-F1AP-ID", Value.of(ue + 1L)))))
                        .set("ran-UEID", Octets.ofHex("%016x".formatted(ue + 1)))
                        .build());
    }

    private static Octets indication(Value format) throws PerException {
        byte[] message = Schema.load(SchemaVersion.KPM_V03_00)
                .encode("E2SM-KPM-IndicationMessage", SequenceValue.of("indicationMessage-formats", format));
        List<Value> ies = List.of(
                ie(29, SequenceValue.of("ricRequestorID", Value.of(123), "ricInstanceID", Value.of(1))),
                ie(5, Value.of(2)),
                ie(15, Value.of(1)),
                ie(27, Value.of(1)),
                ie(28, Value.named("report")),
                ie(25, Value.of(Octets.ofHex("00e9c1f2a300000000"))),
                ie(26, Value.of(Octets.of(message))));
        Value initiating = SequenceValue.builder()
                .set("procedureCode", 5L)
                .setNamed("criticality", "ignore")
                .set("value", SequenceValue.of("protocolIEs", Value.list(ies)))
                .build();
        return Octets.of(Schema.load(SchemaVersion.E2AP_V02_03)
                .encode("E2AP-PDU", Value.choice("initiatingMessage", initiating)));
    }

    private static Value ie(long id, Value value) {
        return SequenceValue.builder()
                .set("id", id)
                .setNamed("criticality", "reject")
                .set("value", value)
                .build();
    }
}
