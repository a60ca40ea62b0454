package io.rantwin.planner.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.Reports;
import io.rantwin.planner.history.Retention;
import io.rantwin.planner.history.RollUp;
import io.rantwin.planner.history.chunks.ChunkHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data and models that other commands put down. */
class StoredRoutesTest {
    private static final long BEGIN = 1_795_132_800_000L;
    private static final String CELL = "001-01-000000001";

    @TempDir
    private Path folder;

    @Test
    void nothingIsThereBeforeAnybodyPutItDown()
            throws IOException, InterruptedException, DesiredException, AuditException {
        try (Api api = new Api(folder)) {
            assertThat(api.get("/v1/data/cells").body().get("items")).isEmpty();
            assertThat(api.get("/v1/data/sources").body().get("items")).isEmpty();
            assertThat(api.get("/v1/data/cells/" + CELL).status()).isEqualTo(404);
            assertThat(api.get("/v1/models").body().get("items")).isEmpty();
            assertThat(api.get("/v1/models/m").status()).isEqualTo(404);
            assertThat(folder.resolve("models.db")).as("reading begins nothing").doesNotExist();
        }
    }

    @Test
    void rowsOfACellComeInPagesAcrossAGap()
            throws IOException, InterruptedException, DesiredException, AuditException, HistoryException {
        // Two rows, a gap longer than what is read in one go, three rows.
        long[] times = {BEGIN, BEGIN + 1000, BEGIN + 50_000_000, BEGIN + 50_001_000, BEGIN + 50_002_000};
        double[] values = {1, 10, 2, Double.NaN, 3, 30, 4, 40, 5, 50};
        try (HistoryStore store = ChunkHistory.open(
                folder.resolve("history"), new RollUp(MeasurementCatalogue.bundled()), Retention.USUAL)) {
            store.append(List.of(
                    new Reports(CELL, 1000, List.of("RRU.PrbTotDl", "RRC.ConnMean"), times, times.clone(), values)));
        }
        try (Api api = new Api(folder)) {
            JsonNode cell = api.get("/v1/data/cells/" + CELL).body();
            assertThat(cell.at("/series/0/rows").asInt()).isEqualTo(5);
            assertThat(cell.get("measurements"))
                    .extracting(JsonNode::asText)
                    .containsExactlyInAnyOrder("RRC.ConnMean", "RRU.PrbTotDl");
            assertThat(api.get("/v1/data/cells").body().at("/items/0/cellId").asText())
                    .isEqualTo(CELL);

            String rows = "/v1/data/cells/" + CELL + "/rows?limit=2";
            JsonNode first = api.get(rows).body();
            JsonNode second =
                    api.get(rows + "&cursor=" + first.get("next").asText()).body();
            JsonNode third =
                    api.get(rows + "&cursor=" + second.get("next").asText()).body();
            assertThat(Api.texts(first.get("items"), "timeMillis"))
                    .containsExactly(Long.toString(times[0]), Long.toString(times[1]));
            assertThat(first.at("/items/1/values").has("RRC.ConnMean")).isFalse();
            assertThat(second.at("/items/0/values/RRU.PrbTotDl").asDouble()).isEqualTo(3);
            assertThat(third.get("items")).hasSize(1);
            assertThat(third.has("next")).isFalse();

            JsonNode some = api.get("/v1/data/cells/" + CELL
                            + "/rows?from=2026-11-20T00:00:01Z&until=2026-11-20T00:00:02Z&measurements=RRU.PrbTotDl")
                    .body();
            assertThat(some.get("items")).hasSize(1);
            assertThat(some.at("/items/0/values").size()).isEqualTo(1);

            Api.Got wrong = api.get("/v1/data/cells/" + CELL + "/rows?granularityMillis=7");
            assertThat(wrong.status()).isEqualTo(400);
            assertThat(wrong.body().at("/errors/0/detail").asText()).isEqualTo("must be one that is there: [1000]");
        }
    }
}
