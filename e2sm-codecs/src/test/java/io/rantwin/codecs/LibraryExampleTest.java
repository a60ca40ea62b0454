package io.rantwin.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.e2ap.E2apCodec;
import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.e2ap.RicIndication;
import io.rantwin.codecs.kpm.KpmCodec;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.kpm.view.IndicationView;
import io.rantwin.codecs.kpm.view.KpmWire;
import io.rantwin.codecs.kpm.view.RecordsView;
import io.rantwin.codecs.per.PerException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What docs/codecs.md shows, compiled and run. */
class LibraryExampleTest {
    /** A KPM v3 indication over E2AP v2 with values of our own; {@code rantwin e2 decode --sample} shows the same. */
    private static final byte[] PDU = HexFormat.of()
            .parseHex(
                    "00054080fe000007001d00050000070001000500020002000f000101001b00020029001c00010000190022210aee8f2a3c8000000000000c72616e74"
                            + "77696e2d64752d371052414e205477696e001a0080b180af0c00010006003f0015200580fe028e55200380ff4d"
                            + "001b480600470013200480014683200380feb1001d200480ff01a900000500b05252552e507262546f74446c01"
                            + "20000000b05252552e507262546f74556c0120000000a04452422e5545546870446c0108000080800000a10100"
                            + "4452422e526c6353647544656c6179446c010400000900b05252432e436f6e6e4d65616e0110000000f11000b0"
                            + "5045452e417667506f776572012000004001f3");

    private final E2apCodec e2ap = new E2apCodec(E2apVersion.V02_03);
    private final KpmCodec kpm = KpmCodec.of(KpmVersion.V3_00);

    @Test
    void recordsOfAnIndication() throws PerException {
        if (!(e2ap.decode(PDU).message() instanceof RicIndication indication)) {
            throw new AssertionError("no indication");
        }
        Instant start = kpm.decodeIndicationHeader(indication.ricIndicationHeader())
                .collectionStartTime()
                .instant();
        var report = (MeasurementReport) kpm.decodeIndicationMessage(indication.ricIndicationMessage());

        assertThat(start).isEqualTo("2026-10-30T14:37:48.500Z");
        assertThat(report.granularityPeriodMillis()).isEqualTo(500);
        assertThat(report.items()).hasSize(6);
        assertThat(report.records()).hasSize(2);
        assertThat(report.records().getLast().incomplete()).isTrue();
    }

    @Test
    void hotPathOfAnIndication() throws PerException {
        var view = new IndicationView(); // once, then reused for every message
        view.read(PDU, 0, PDU.length, KpmWire.V3);

        RecordsView records = view.message().records();
        List<Double> firstValues = new ArrayList<>();
        for (int record = 0; record < records.count(); record++) {
            firstValues.add(records.number(records.firstValue(record)));
        }
        assertThat(view.message().measurements().measName(0)).isEqualTo("RRU.PrbTotDl");
        assertThat(firstValues).containsExactly(63.0, 71.0);
    }
}
