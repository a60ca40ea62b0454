package io.rantwin.codecs.kpm;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.Snssai;
import io.rantwin.codecs.identity.UeId;
import io.rantwin.codecs.per.Octets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any report and action that the model can hold comes back from the wire. */
class KpmRoundTripTest {
    private static final KpmCodec V4 = KpmCodec.of(KpmVersion.V4_00);

    @Property(tries = 200, seed = "1")
    void measurementReports(@ForAll("reports") MeasurementReport report) throws Exception {
        assertThat(V4.decodeIndicationMessage(V4.encode(report))).isEqualTo(report);
    }

    @Property(tries = 100, seed = "1")
    void ueReports(@ForAll("reports") MeasurementReport first, @ForAll("reports") MeasurementReport second)
            throws Exception {
        var reports = new UeReports(
                List.of(
                        new UeReports.UeReport(UeId.GnbDu.of(1), first),
                        new UeReports.UeReport(UeId.GnbDu.of(2), second),
                        new UeReports.UeReport(UeId.GnbDu.of(3), second)),
                List.of());
        assertThat(V4.decodeIndicationMessage(V4.encode(reports))).isEqualTo(reports);
    }

    @Property(tries = 100, seed = "1")
    void actions(@ForAll("reports") MeasurementReport report, @ForAll("tests") TestCondition test) throws Exception {
        var measurements = KpmActionDefinition.Measurements.of(report.items(), 100, new NrCgi(Plmn.of("001", "01"), 5));
        var action = new KpmActionDefinition(
                4,
                new KpmActionDefinition.MatchingUes(
                        List.of(new KpmActionDefinition.MatchingUeCondition(test, true)), measurements));
        assertThat(V4.decodeActionDefinition(V4.encode(action))).isEqualTo(action);
    }

    @Provide
    Arbitrary<MeasurementReport> reports() {
        Arbitrary<MeasurementRecord> recordOfAnySize = Combinators.combine(
                        values().list().ofMinSize(1).ofMaxSize(40), Arbitraries.of(true, false))
                .as(MeasurementRecord::new);
        return Combinators.combine(
                        recordOfAnySize.list().ofMinSize(1).ofMaxSize(3),
                        items().list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.longs().between(1, 4_294_967_295L).injectNull(0.3))
                .as(MeasurementReport::of);
    }

    private static Arbitrary<RecordValue> values() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 4_294_967_295L).map(RecordValue.IntegerValue::new),
                Arbitraries.doubles().map(RecordValue.RealValue::new),
                Arbitraries.of(RecordValue.NO_VALUE, RecordValue.NOT_SATISFIED));
    }

    private static Arbitrary<MeasurementItem> items() {
        Arbitrary<MeasurementType> types = Arbitraries.oneOf(
                Arbitraries.strings()
                        .alpha()
                        .numeric()
                        .withChars('.', ' ', '-')
                        .ofMinLength(1)
                        .ofMaxLength(200)
                        .map(MeasurementType.ByName::new),
                Arbitraries.longs().between(1, 65_536).map(MeasurementType.ById::new));
        return Combinators.combine(types, labels().list().ofMinSize(1).ofMaxSize(3))
                .as(MeasurementItem::of);
    }

    private static Arbitrary<MeasurementLabel> labels() {
        Arbitrary<MeasurementLabel> made = Combinators.combine(
                        Arbitraries.longs().between(0, 255).injectNull(0.5),
                        Arbitraries.longs().between(1, 65_535).injectNull(0.5),
                        Arbitraries.integers().between(0, 0xff_ffff).injectNull(0.5),
                        Arbitraries.of("start", "end").injectNull(0.5),
                        Arbitraries.of(true, false))
                .as((fiveQi, bin, sd, startEnd, extreme) -> {
                    MeasurementLabel.Builder label = MeasurementLabel.builder()
                            .fiveQi(fiveQi)
                            .distBinX(bin)
                            .ssbIndex(bin)
                            .plmnId(Plmn.of("310", "410"))
                            .sliceId(new Snssai(1, sd))
                            .startEndInd(startEnd);
                    return extreme ? label.max().sum().build() : label.build();
                });
        return Arbitraries.oneOf(Arbitraries.just(MeasurementLabel.NO_LABEL), made);
    }

    @Provide
    Arbitrary<TestCondition> tests() {
        Arbitrary<TestCondition.TestValue> values = Arbitraries.oneOf(
                Arbitraries.longs().map(TestCondition.TestValue.IntegerValue::new),
                Arbitraries.doubles().map(TestCondition.TestValue.RealValue::new),
                Arbitraries.of(true, false).map(TestCondition.TestValue.BooleanValue::new),
                Arbitraries.just(new TestCondition.TestValue.OctetStringValue(Octets.ofHex("01ff"))),
                Arbitraries.just(new TestCondition.TestValue.BitStringValue(Octets.ofHex("a0"), 3)));
        return Combinators.combine(
                        Arbitraries.of(TestCondition.Property.values()),
                        Arbitraries.of(TestCondition.Expression.EQUAL, TestCondition.Expression.CONTAINS)
                                .injectNull(0.3),
                        values.injectNull(0.3))
                .as(TestCondition::new);
    }
}
