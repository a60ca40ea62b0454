package io.rantwin.harness.nearrt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.harness.process.Planner;
import io.rantwin.harness.process.Ports;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What cells report over E2 comes through the xApp into the planner's history, over the planner's own end. */
@Tag("acceptance")
class TwinReportsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RAPP = "rapp";
    private static final int CELLS = 6;

    private final int port = Ports.another();
    private TwinWorld world;

    @BeforeEach
    void begin() throws Exception {
        world = new TwinWorld(true);
    }

    @AfterEach
    void end() throws Exception {
        world.close();
    }

    private void startRapp() throws IOException {
        Planner.start(
                world.ric(),
                RAPP,
                List.of(
                        "rapp",
                        "--port=" + port,
                        "--folder=" + world.ric().folder().resolve("planner"),
                        "--twin=127.0.0.1:" + world.grpcPort()));
    }

    private JsonNode ask(String path) throws IOException {
        HttpResponse<byte[]> answer = world.ric().ask("GET", port, path, "");
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answers " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }

    /** Waits until every cell has so many rows of a granularity, and gives the first and the last time of each. */
    private List<long[]> awaitRows(int rows) {
        List<long[]> spans = new ArrayList<>();
        world.ric().await(rows + " rows of each cell", TwinWorld.SOON, () -> {
            spans.clear();
            for (JsonNode cell : ask("/v1/data/cells").path("items")) {
                for (JsonNode series : cell.path("series")) {
                    if (!series.path("rolledUp").asBoolean()
                            && series.path("rows").asInt() >= rows) {
                        spans.add(new long[] {
                            Instant.parse(series.path("first").asText()).toEpochMilli(),
                            Instant.parse(series.path("last").asText()).toEpochMilli(),
                            series.path("rows").asLong(),
                            series.path("granularityMillis").asLong()
                        });
                    }
                }
            }
            return spans.size() == CELLS ? "" : spans.size() + " have; " + ask("/v1/data/sources");
        });
        return spans;
    }

    @Test
    void reportsComeIntoTheHistoryAndWhatCameWhileThePlannerWasAwayToo() throws Exception {
        Path scenario = Files.writeString(
                world.ric().folder().resolve("two-layers.yaml"),
                EnergyPolicyTest.SCENARIO.replace("PROFILE", "flat").replace("SHARE", "0.03"));
        world.startXapp(EnergyPolicyTest.CONFIGURATION + world.topologyOf(scenario));
        world.awaitXapp();
        world.ric().startRan(scenario.toString(), "--speed=30", "--status-seconds=5");
        world.ric().awaitNodes(1);
        world.awaitCells(CELLS);
        startRapp();
        awaitRows(20);

        world.ric().child(RAPP).kill();
        world.ric().forget(RAPP);
        world.awaitTime(world.networkTime().plusSeconds(300));
        startRapp();
        for (long[] span : awaitRows(80)) {
            assertThat(span[2])
                    .as("every period from the first to the last is there")
                    .isEqualTo((span[1] - span[0]) / span[3] + 1);
        }

        JsonNode source = ask("/v1/data/sources").at("/items/0");
        assertThat(source.path("source").asText()).isEqualTo("twin");
        assertThat(source.path("connection").asText()).startsWith("connected to 127.0.0.1:");
        assertThat(source.path("isAlive").asBoolean()).isTrue();
        assertThat(source.path("lastReportAgeSeconds").asInt()).isLessThan(60);
        assertThat(source.path("changedRows").asLong()).as("%s", source).isZero();
        JsonNode cell = ask("/v1/data/cells/" + EnergyPolicyTest.cell(2));
        assertThat(cell.path("measurements").toString()).contains("RRU.PrbTotDl", "PEE.AvgPower");
    }
}
