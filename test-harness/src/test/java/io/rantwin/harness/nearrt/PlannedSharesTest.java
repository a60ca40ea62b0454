package io.rantwin.harness.nearrt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rantwin.harness.process.Planner;
import io.rantwin.harness.process.RicWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A plan of slices from the network's own counters and back into it, network and planner being processes of their own: what users of the
 * promised slice get is counted by the network, whose scheduler knows nothing of the twin.
 */
@Tag("acceptance")
class PlannedSharesTest {
    private static final String SCENARIO = """
            name: two-slices
            start: monday 12:00
            layout: {sites: 1, wrapAround: false}
            carriers:
              - {band: 78, frequencyMegahertz: 3500, bandwidthMegahertz: 20}
            population: {users: 90, mix: {indoor: 0.4, pedestrian: 0.4, vehicular: 0.2}}
            slices:
              - name: premium
                sST: 1
                sD: 10
                traffic: [{class: file, demand: 0.15, activeShare: 0.95, profile: flat}]
              - name: broadband
                sST: 1
                traffic: [{class: file, demand: 0.7, activeShare: 0.95, profile: flat}]
            """;

    private static final String PREMIUM = "1-00000a";
    private static final String VOLUME = "DRB.RlcSduTransmittedVolumeDL";
    private static final String OF_PREMIUM = ".SNSSAI.16777226";
    private static final String OF_BROADBAND = ".SNSSAI.1";
    private static final int CELLS = 3;
    private static final int MINUTES = 12;
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final JsonMapper JSON = new JsonMapper();

    private RicWorld world;
    private Planner planner;
    private Path pm;
    private int o1;

    @BeforeEach
    void begin() throws Exception {
        world = new RicWorld(RicWorld.SHORT_LIVED);
        planner = new Planner(world);
        pm = Files.createDirectory(world.folder().resolve("pm"));
        Path scenario = Files.writeString(world.folder().resolve("two-slices.yaml"), SCENARIO);
        world.startBox();
        world.awaitBox();
        world.startRan(scenario.toString(), "--speed=30", "--status-seconds=5", "--pm=" + pm);
        o1 = world.awaitO1();
    }

    @AfterEach
    void end() throws Exception {
        if (planner != null) {
            planner.kill();
        }
        if (world != null) {
            world.close();
        }
    }

    @Test
    void usersOfAPromisedSliceGetMoreInTheCanaryUntilItIsTakenBack() throws Exception {
        JsonNode topology = topology();
        List<String> cells = new ArrayList<>();
        topology.findParents("cellId")
                .forEach(cell -> cells.add(cell.path("cellId").asText()));
        assertThat(cells).hasSize(CELLS);
        Instant begin = now().plusSeconds(120);
        double[][] counted = means(begin);

        // What all PRBs of the cells carry, in the mean; a user of the slice has about a third of it now.
        double whole = 0;
        StringBuilder loads = new StringBuilder("cell,hour,load_percent,traffic_mbps,deviation_percent\n");
        StringBuilder slices = new StringBuilder("cell,slice,traffic\n");
        for (int cell = 0; cell < CELLS; cell++) {
            double mbps = counted[1][cell] / 1e3 / 60;
            whole += 1e3 * mbps / (counted[0][cell] / 100) / CELLS;
            loads.append(String.format(Locale.ROOT, "%s,0,%.3f,%.3f,10%n", cells.get(cell), counted[0][cell], mbps));
            slices.append(String.format(Locale.ROOT, "%s,%s,%.3f%n", cells.get(cell), PREMIUM, counted[2][cell]));
            slices.append(String.format(Locale.ROOT, "%s,1,%.3f%n", cells.get(cell), counted[3][cell]));
        }
        String promise = PREMIUM + "=" + Math.round(0.5 * whole);
        planner.plan(
                "slices",
                "--topology=" + Files.writeString(world.folder().resolve("topology.json"), topology.toString()),
                "--demand=" + Files.writeString(world.folder().resolve("loads.csv"), loads),
                "--slice-traffic=" + Files.writeString(world.folder().resolve("slices.csv"), slices),
                "--promise=" + promise,
                "--day=4h",
                "--decisions=16",
                "--least-fidelity=0",
                "--rail=carried>=98@0.3",
                "--id=gold",
                "--out=" + world.folder().resolve("plan.json"),
                "--approve");
        planner.runOver("--o1", o1);
        world.await(
                "the canary's share is there",
                LONG,
                () -> shares().stream().anyMatch(share -> share > 0) ? "" : planner.log() + planner.audit());

        List<Integer> shares = shares();
        assertThat(shares).as("one cell first").filteredOn(share -> share > 0).hasSize(1);
        int canary = shares.indexOf(shares.stream().max(Integer::compare).orElseThrow());
        double[][] then = means(now().plusSeconds(120));
        System.out.printf(
                Locale.ROOT,
                "shares: %s guarantees %d %%; premium %.0f -> %.0f kbit/s, broadband volume %.0f -> %.0f, load %.1f -> %.1f %%; promised %s%n",
                cells.get(canary),
                shares.get(canary),
                counted[4][canary],
                then[4][canary],
                counted[3][canary],
                then[3][canary],
                counted[0][canary],
                then[0][canary],
                promise);
        assertThat(then[4][canary])
                .as("throughput of a premium user, counted by the network")
                .isGreaterThan(1.1 * counted[4][canary]);

        planner.policy("halt", "--reason", "enough");
        world.await(
                "all is as it was",
                LONG,
                () -> shares().stream().allMatch(share -> share == 0) ? "" : planner.log() + planner.audit());
        planner.kill();
        planner.verifyAudit();
    }

    private JsonNode topology() throws Exception {
        return JSON.readTree(world.ask("GET", o1, "/topology", "").body());
    }

    private Instant now() {
        world.await("a first PM file", LONG, () -> PmAccount.newest(pm).isPresent() ? "" : "none");
        return PmAccount.newest(pm).orElseThrow();
    }

    /** Of the premium slice, by index of the cell. */
    private List<Integer> shares() throws IOException {
        List<Integer> shares = new ArrayList<>();
        for (int cell = 0; cell < CELLS; cell++) {
            for (JsonNode policy : JSON.readTree(world.ask("GET", o1, "/NRCellDU/" + cell + "/RRMPolicyRatio", "")
                    .body())) {
                if (policy.path("sD").asInt() == 10) {
                    shares.add(policy.path("rRMPolicyMinRatio").asInt());
                }
            }
        }
        return shares;
    }

    /** Means over some minutes by index of the cell: load, volume, of both slices, throughput of a premium user. */
    private double[][] means(Instant from) throws IOException {
        Instant last = from.plus(Duration.ofMinutes(MINUTES - 1L));
        world.await("PM files until " + last, LONG, () -> PmAccount.isWritten(pm, last, 1) ? "" : "not yet");
        List<String> names =
                List.of("RRU.PrbTotDl", VOLUME, VOLUME + OF_PREMIUM, VOLUME + OF_BROADBAND, "DRB.UEThpDl" + OF_PREMIUM);
        double[][] means = new double[names.size()][CELLS];
        for (int minute = 0; minute < MINUTES; minute++) {
            for (int row = 0; row < names.size(); row++) {
                Map<Integer, Double> figures =
                        PmAccount.figures(pm, from.plus(Duration.ofMinutes(minute)), 1, names.get(row));
                assertThat(figures).as(names.get(row)).hasSize(CELLS);
                for (int cell = 0; cell < CELLS; cell++) {
                    means[row][cell] += figures.get(cell) / MINUTES;
                }
            }
        }
        return means;
    }
}
