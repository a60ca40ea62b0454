package io.rantwin.harness.e2node;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.identity.Snssai;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.codecs.kpm.MeasurementType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicationTemplateTest {
    private static final NodeCodecs CODECS = NodeCodecs.load();

    private static IndicationEncoder encoder(
            E2apVersion e2ap, KpmVersion kpm, List<MeasurementItem> items, int records) {
        ReportPlan plan =
                new ReportPlan(new RicRequestId(65_535, 1), 2, 255, 100, 20, items, ReportPlan.columns(items), records);
        return new IndicationEncoder(CODECS.e2ap().of(e2ap), CODECS.kpm().of(kpm), plan);
    }

    private static List<MeasurementItem> everything() {
        List<MeasurementItem> items = new ArrayList<>();
        Arrays.stream(OfferedMeasurement.values())
                .forEach(offered -> items.add(MeasurementItem.named(offered.measName())));
        items.add(MeasurementItem.named("Not.Measured"));
        items.add(MeasurementItem.of(new MeasurementType.ById(3), List.of(MeasurementLabel.NO_LABEL)));
        items.add(MeasurementItem.of(
                MeasurementType.named("DRB.UEThpUl"),
                List.of(
                        MeasurementLabel.builder().fiveQi(9L).build(),
                        MeasurementLabel.builder()
                                .sliceId(new Snssai(1, 0x010203))
                                .build())));
        return items;
    }

    @ParameterizedTest
    @CsvSource({"V01_01, V2_03, 1", "V02_03, V2_00, 2", "V02_03, V3_00, 1", "V02_03, V3_00, 5", "V03_01, V4_00, 3"})
    void writesWhatTheCodecsWrite(E2apVersion e2ap, KpmVersion kpm, int records) throws Exception {
        IndicationEncoder encoder = encoder(e2ap, kpm, everything(), records);
        IndicationTemplate template = IndicationTemplate.of(encoder);
        assertThat(template).isNotNull();
        SplittableRandom random = new SplittableRandom(4);
        MeasurementSource source = new MeasurementSource(encoder.plan(), random);
        Instant time = Instant.parse("2026-03-01T12:00:00.123456789Z");
        for (int i = 0; i < 200; i++) {
            int[] values = source.next();
            int sn = i < 100 ? i : random.nextInt(65_536);
            var start = encoder.startTime(time.plusMillis(random.nextLong(1_000_000_000)));
            assertThat(template.write(sn, start, values)).isEqualTo(encoder.encode(sn, start, values));
        }
    }

    @Test
    void writesTheEndsOfAllRanges() throws Exception {
        List<MeasurementItem> items = Arrays.stream(OfferedMeasurement.values())
                .map(offered -> MeasurementItem.named(offered.measName()))
                .toList();
        IndicationEncoder encoder = encoder(E2apVersion.V02_03, KpmVersion.V3_00, items, 1);
        IndicationTemplate template = IndicationTemplate.of(encoder);
        var start = encoder.startTime(Instant.EPOCH);
        int[] lowest = Arrays.stream(OfferedMeasurement.values())
                .mapToInt(OfferedMeasurement::lowest)
                .toArray();
        int[] highest = Arrays.stream(OfferedMeasurement.values())
                .mapToInt(OfferedMeasurement::highest)
                .toArray();
        assertThat(template.write(0, start, lowest)).isEqualTo(encoder.encode(0, start, lowest));
        assertThat(template.write(65_535, start, highest)).isEqualTo(encoder.encode(65_535, start, highest));
    }

    @Test
    void leavesLargeReportsToTheCodecs() throws Exception {
        IndicationEncoder encoder = encoder(E2apVersion.V02_03, KpmVersion.V3_00, everything(), 20);
        assertThat(IndicationTemplate.of(encoder)).isNull();
    }

    @Test
    void offersEachMeasurementOnceByNameAndNumber() {
        for (OfferedMeasurement offered : OfferedMeasurement.values()) {
            assertThat(OfferedMeasurement.named(offered.measName())).isEqualTo(offered);
            assertThat(OfferedMeasurement.numbered(offered.measId())).isEqualTo(offered);
            assertThat(offered.lowest()).isBetween(0, offered.highest());
        }
        assertThat(OfferedMeasurement.numbered(0)).isNull();
        assertThat(OfferedMeasurement.numbered(1L << 32 | 1)).isNull();
        assertThat(OfferedMeasurement.named("rru.prbtotdl")).isNull();
    }
}
