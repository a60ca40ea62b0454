package io.rantwin.codecs.kpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.Snssai;
import io.rantwin.codecs.kpm.RecordValue.IntegerValue;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small messages worked out bit by bit, and what versions have no place for. */
class KpmCodecTest {
    private static final KpmCodec V1 = KpmCodec.of(KpmVersion.V1_00);
    private static final KpmCodec V2_01 = KpmCodec.of(KpmVersion.V2_01);
    private static final KpmCodec V3 = KpmCodec.of(KpmVersion.V3_00);
    private static final KpmCodec V4 = KpmCodec.of(KpmVersion.V4_00);

    @Test
    void aPeriodIsCodedAboveOne() throws Exception {
        assertThat(V3.encode(KpmEventTrigger.every(1000)).toHex()).isEqualTo("0803e7");
        assertThat(V3.decodeEventTrigger(Octets.ofHex("0803e7")).reportingPeriodMillis())
                .isEqualTo(1000);
    }

    @Test
    void aRecordWithoutAValueIsNotZero() throws Exception {
        var report = (MeasurementReport) V3.decodeIndicationMessage(Octets.ofHex("000000400140"));
        assertThat(report.records()).containsExactly(new MeasurementRecord(List.of(RecordValue.NO_VALUE), true));
        assertThat(report.items()).isEmpty();
        assertThat(report.granularityPeriodMillis()).isNull();
        assertThat(V3.encode(report).toHex()).isEqualTo("000000400140");
    }

    @Test
    void v3KeepsWhatOnlyV4Understands() throws Exception {
        var item = new MeasurementItem(
                MeasurementType.named("DRB.UEThpDl"),
                List.of(MeasurementLabel.builder()
                        .cellGlobalId(new NrCgi(Plmn.of("001", "01"), 1))
                        .beamId(new BeamId.NrSsbIndex(3))
                        .build()),
                List.of(new ReportCondition(
                        TestCondition.Expression.GREATERTHAN, new TestCondition.TestValue.IntegerValue(5), true)),
                null,
                List.of());
        var report = MeasurementReport.of(
                List.of(new MeasurementRecord(List.of(RecordValue.NOT_SATISFIED), false)), List.of(item), 1000L);
        Octets octets = V4.encode(report);
        assertThat(V4.decodeIndicationMessage(octets)).isEqualTo(report);

        var asV3 = (MeasurementReport) V3.decodeIndicationMessage(octets);
        assertThat(asV3.records().getFirst().values().getFirst()).isInstanceOf(UnrecognizedAlternative.class);
        assertThat(V3.encode(asV3)).isEqualTo(octets);
    }

    @Test
    void draftsHaveNoJointBetweenConditions() throws Exception {
        Octets octets = V2_01.encode(conditioned(false));
        assertThat(V2_01.decodeIndicationMessage(octets)).isEqualTo(conditioned(false));
        assertThatThrownBy(() -> V2_01.encode(conditioned(true))).isInstanceOf(PerException.class);
        assertThat(V3.decodeIndicationMessage(V3.encode(conditioned(true)))).isEqualTo(conditioned(true));
    }

    private static ConditionReport conditioned(boolean logicalOr) {
        var test = new TestCondition(
                TestCondition.Property.RSRP,
                TestCondition.Expression.LESSTHAN,
                new TestCondition.TestValue.IntegerValue(-110));
        return new ConditionReport(
                List.of(new MeasurementRecord(List.of(new IntegerValue(4)), false)),
                List.of(new ConditionReport.ConditionedMeasurement(
                        MeasurementType.named("RRC.ConnMean"),
                        List.of(new MatchingCondition(test, logicalOr)),
                        List.of(),
                        List.of(),
                        List.of())),
                null,
                List.of());
    }

    @Test
    void v1FiguresComeBackWithTheirLabels() throws Exception {
        var cell = new NrCgi(Plmn.of("001", "01"), 0x66c000);
        MeasurementLabel ofCell = MeasurementLabel.builder().cellGlobalId(cell).build();
        MeasurementLabel ofFlow = MeasurementLabel.builder()
                .cellGlobalId(cell)
                .plmnId(cell.plmnIdentity())
                .sliceId(new Snssai(1, 0xa1))
                .fiveQi(9L)
                .build();
        var report = MeasurementReport.of(
                List.of(new MeasurementRecord(
                        List.of(new IntegerValue(100), new IntegerValue(37), new IntegerValue(12)), false)),
                List.of(
                        MeasurementItem.of(MeasurementType.named("RRU.PrbAvailDl"), List.of(ofCell)),
                        MeasurementItem.of(MeasurementType.named("RRU.PrbTotDl"), List.of(ofFlow)),
                        MeasurementItem.named("RRC.ConnMean")),
                null);
        var read = (MeasurementReport) V1.decodeIndicationMessage(V1.encode(report));
        assertThat(read.records()).isEqualTo(report.records());
        assertThat(read.items())
                .extracting(MeasurementItem::type, MeasurementItem::labels)
                .containsExactlyElementsOf(report.items().stream()
                        .map(item -> tuple(item.type(), item.labels()))
                        .toList());
        assertThat(read.items())
                .extracting(item -> item.origin().unit())
                .containsExactly(ContainerOrigin.Unit.O_DU, ContainerOrigin.Unit.O_DU, ContainerOrigin.Unit.O_CU_CP);
    }

    @Test
    void whatV1HasNoPlaceForIsAnError() {
        var delay = MeasurementReport.of(
                List.of(new MeasurementRecord(List.of(new IntegerValue(1)), false)),
                List.of(MeasurementItem.named("DRB.RlcSduDelayDl")),
                null);
        assertThatThrownBy(() -> V1.encode(delay)).hasMessageContaining("DRB.RlcSduDelayDl");
        assertThatThrownBy(() -> V1.encode(new UeReports(List.of(), List.of()))).isInstanceOf(PerException.class);
        assertThatThrownBy(() -> V3.encode(new StyleReport(1))).hasMessageContaining("without figures");
    }

    @Test
    void namesOutsideTheAlphabetAreForWritingAgainOnly() throws Exception {
        var report = MeasurementReport.of(
                List.of(new MeasurementRecord(List.of(new IntegerValue(1)), false)),
                List.of(MeasurementItem.named("my_counter")),
                null);
        assertThatThrownBy(() -> V3.encode(report)).hasMessageContaining("U+005F");
        Octets octets = KpmCodec.tolerant(KpmVersion.V3_00).encode(report);
        assertThat(V3.decodeIndicationMessage(octets)).isEqualTo(report);
    }
}
