package io.rantwin.harness.smo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.harness.ric.rest.JsonInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReportsTest {
    @TempDir
    private Path folder;

    @Test
    void aRowIsAReportAndALineWithoutATimeIsToldOf() throws IOException {
        Path csv = Files.writeString(folder.resolve("series.csv"), """
                time,a,b
                2026-01-05T00:00:00Z,1,2
                2026-01-05 00:15:00,3,
                ,5,6
                soon,7,8
                1767573000,9,10
                """);
        Path files = Files.createDirectories(folder.resolve("files"));
        CsvReports reports = CsvReports.open(csv, "RRU.PrbTotDl", 900);
        assertThat(reports.writeSome(files)).isFalse();
        assertThat(reports.summary())
                .isEqualTo(
                        "3 rows became reports; 2 lines are left out whose time cannot be read, the first line 4: ''");
        assertThat(files.toFile().list())
                .containsExactlyInAnyOrder("REC000000001.json", "REC000000002.json", "REC000000003.json");
        JsonNode second =
                JsonInput.MAPPER.readTree(files.resolve("REC000000002.json").toFile());
        assertThat(second.at("/event/commonEventHeader/startEpochMicrosec").asLong())
                .isEqualTo(1_767_572_100_000_000L);
        JsonNode values = Reports.firstInfo(second).path("measValuesList");
        assertThat(values.at("/0/measObjInstId").asText()).isEqualTo("NRCellDU=a");
        assertThat(values.at("/0/measResults/0/sValue").asText()).isEqualTo("3");
        assertThat(values.at("/1/measResults/0/sValue").asText()).isEmpty();
    }

    @Test
    void aFileWithoutAHeaderIsRefused() throws IOException {
        Path csv = Files.writeString(folder.resolve("empty.csv"), "nothing");
        assertThatThrownBy(() -> CsvReports.open(csv, "RRU.PrbTotDl", 900))
                .hasMessageEndingWith("the first line must name time and cells, split by commas");
    }
}
