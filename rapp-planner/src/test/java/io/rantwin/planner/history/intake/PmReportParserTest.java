package io.rantwin.planner.history.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.planner.history.Reports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PmReportParserTest {
    private static final String REPORT = """
            {"event":{"commonEventHeader":{"domain":"perf3gpp","sourceName":"o-du-7","startEpochMicrosec":1700000100000000,
              "lastEpochMicrosec":1700001000000000,"timeZoneOffset":"+00:00"},
             "perf3gppFields":{"perf3gppFieldsVersion":"1.0","measDataCollection":{"granularityPeriod":900,
              "measuredEntityDn":"SubNetwork=1,ManagedElement=o-du-7","measInfoList":[
               {"measInfoId":{"sMeasInfoId":"load"},"measTypes":{"sMeasTypesList":["RRU.PrbTotDl","RRC.ConnMean"]},
                "measValuesList":[
                 {"measObjInstId":"NRCellDU=1","suspectFlag":"false",
                  "measResults":[{"p":2,"sValue":"17.5"},{"p":1,"sValue":"43"}]},
                 {"measObjInstId":"NRCellDU=2","suspectFlag":"true",
                  "measResults":[{"p":1,"sValue":"99"},{"p":2,"sValue":""}]},
                 {"measObjInstId":"NRCellDU=3","suspectFlag":"false",
                  "measResults":[{"p":1,"sValue":"1,2,3"},{"p":3,"sValue":"5"},{"p":2,"sValue":"NaN"}]}]},
               {"measInfoId":{"sMeasInfoId":"energy"},"measTypes":{"sMeasTypesList":["PEE.AvgPower"]},
                "measValuesList":[{"measObjInstId":"NRCellDU=1","suspectFlag":"false",
                  "measResults":[{"p":1,"sValue":"812.25"}]}]}]}}}}
            """;

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void figuresAreFoundThroughTheirPlaceInTheListOfTypes() throws PmFormatException {
        PmReport report = PmReportParser.parse(octets(REPORT));

        assertThat(report.sourceName()).isEqualTo("o-du-7");
        assertThat(report.granularityMillis()).isEqualTo(900_000);
        assertThat(report.beginMillis()).isEqualTo(1_700_000_100_000L);
        assertThat(report.figures())
                .containsExactly(
                        new PmReport.Figure("NRCellDU=1", "RRC.ConnMean", 17.5, false),
                        new PmReport.Figure("NRCellDU=1", "RRU.PrbTotDl", 43, false),
                        new PmReport.Figure("NRCellDU=2", "RRU.PrbTotDl", 99, true),
                        new PmReport.Figure("NRCellDU=1", "PEE.AvgPower", 812.25, false));
        assertThat(report.skipped())
                .extracting(PmReport.Skipped::reason)
                .containsExactly(
                        "RRC.ConnMean has no value",
                        "RRU.PrbTotDl is '1,2,3', no number",
                        "p is 3, but 2 measurement types are listed",
                        "RRC.ConnMean is 'NaN', no finite number");
        assertThat(report.skipped().getFirst().pointer())
                .isEqualTo("/event/perf3gppFields/measDataCollection/measInfoList/0/measValuesList/1/measResults/1");
    }

    @Test
    void aCellsFiguresBecomeOneRowAndSuspectOnesAreLeftOut() throws PmFormatException {
        List<Reports> reports = PmReportParser.parse(octets(REPORT))
                .reports((dn, object) -> object.startsWith("NRCellDU=") ? "o-du-7/" + object.substring(9) : null, 5);

        assertThat(reports).singleElement().satisfies(row -> {
            assertThat(row.cellId()).isEqualTo("o-du-7/1");
            assertThat(row.measurements()).containsExactly("RRC.ConnMean", "RRU.PrbTotDl", "PEE.AvgPower");
            assertThat(row.values()).containsExactly(17.5, 43, 812.25);
            assertThat(row.timeMillis()).containsExactly(1_700_000_100_000L);
            assertThat(row.arrivalMillis()).containsExactly(5);
        });
    }

    @Test
    void zippedMessagesAreReadAndBombsAreNot() throws PmFormatException, IOException {
        assertThat(PmReportParser.parse(zipped(octets(REPORT))).figures()).hasSize(4);
        assertThatThrownBy(() -> PmReportParser.parse(zipped(new byte[70 << 20])))
                .isInstanceOf(PmFormatException.class)
                .hasMessageContaining("unpacks to more than");
    }

    private static byte[] zipped(byte[] octets) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(octets);
        }
        return out.toByteArray();
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> PmReportParser.parse(octets("[]")))
                .hasMessageContaining("/event: an object is missing");
        assertThatThrownBy(() -> PmReportParser.parse(octets("{\"event\":")))
                .isInstanceOf(PmFormatException.class)
                .hasMessageContaining("no JSON");
        assertThatThrownBy(() -> PmReportParser.parse(octets(REPORT.replace("1700001000000000", "\"soon\""))))
                .hasMessageContaining("/event/commonEventHeader/lastEpochMicrosec");
        assertThatThrownBy(() -> PmReportParser.parse(
                        octets(REPORT.replace("\"granularityPeriod\":900", "\"granularityPeriod\":0"))))
                .hasMessageContaining("granularityPeriod");
    }

    /** Whatever comes in, the answer is a report or the checked exception. */
    @Property(tries = 500, seed = "1")
    void damagedMessagesAreAnsweredNotFatal(@ForAll @IntRange(max = 3000) int at, @ForAll byte octet) {
        byte[] message = octets(REPORT);
        message[at % message.length] = octet;
        try {
            assertThat(PmReportParser.parse(message).figures()).hasSizeLessThanOrEqualTo(8);
        } catch (PmFormatException told) {
            assertThat(told).hasMessageMatching("(?s).{10,}");
        }
    }
}
