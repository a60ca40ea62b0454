package io.rantwin.harness.nearrt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.api.v1.ModelStage;
import io.rantwin.api.v1.PolicyState;
import io.rantwin.harness.process.RicWorld;
import io.rantwin.harness.ric.store.RedisServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The xApp, the Redis that it keeps things in, the RIC and the network are killed with -9, one after the other, while a policy keeps a
 * cell asleep and a model is offered: all is as before again without anybody's help. Where Redis is not installed, the xApp keeps
 * things in a folder. Ten seconds of the network are one of ours.
 */
@Tag("acceptance")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestartedTwinTest {
    private static final String SCENARIO = """
            name: two-layers
            start: monday 03:00
            layout: {sites: 1, wrapAround: false}
            carriers:
              - {name: coverage, band: 28, frequencyMegahertz: 760, subcarrierSpacingKilohertz: 15, bandwidthMegahertz: 20, downlinkShare: 1, configuredMaxTxPowerDbm: 46}
              - {name: capacity, band: 78, frequencyMegahertz: 3500, subcarrierSpacingKilohertz: 30, bandwidthMegahertz: 40, downlinkShare: 0.75, configuredMaxTxPowerDbm: 46}
            population: {users: 30, mix: {indoor: 0.8, pedestrian: 0.1, vehicular: 0.1}}
            energy: {reference: category_2_set_1, fullPowerWatts: 1000}
            slices:
              - name: embb
                sST: 1
                traffic:
                  - {class: vonr, weight: 1, activeShare: 0.5, sessionSeconds: 60, profile: flat}
            """;

    private static final String TYPE = "ORAN_EnergySaving_3.0.1";
    private static final String POLICY = "night";
    private static final String MODEL = "load-1";
    private static final int CELLS = 6;
    private static final int SLEEPER = 2;
    private static final int SPEED = 10;
    private static final long CALM_SECONDS = 30;
    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("EEEE HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private TwinWorld world;
    private OfferedModel model;
    private Path scenario;
    private String books;
    private String configuration;
    private @Nullable RedisServer redis;

    @BeforeAll
    void begin() throws Exception {
        world = new TwinWorld();
        Path folder = world.ric().folder();
        books = "--folder=" + folder.resolve("books");
        world.ric().child(RicWorld.BOX).kill();
        world.ric().startBox(books);
        scenario = Files.writeString(folder.resolve("two-layers.yaml"), SCENARIO);
        model = new OfferedModel(folder);
        configuration = world.topologyOf(scenario) + model.trust() + "keeping: {periodMillis: 500}\n";
        redis = RedisServer.isInstalled() ? RedisServer.start(Files.createDirectory(folder.resolve("redis"))) : null;
        world.ric().awaitBox();
        startXapp();
        world.awaitXapp();
        world.offerType(TYPE);
        startRan("monday 03:00");
        world.ric().awaitNodes(1);
        world.awaitCells(CELLS);
        assertThat(model.offer(world.channel(), MODEL).getStage()).isEqualTo(ModelStage.MODEL_STAGE_SHADOW);
        world.awaitTime(world.networkTime().plusSeconds(CALM_SECONDS));
        world.putPolicy(
                TYPE,
                POLICY,
                "{'scope':{'cellIdList':[{'plmnId':{'mcc':'001','mnc':'01'},'cId':{'ncI':" + ((1L << 14) + SLEEPER)
                        + "}}]},'esObjectives':{'esPercentage':30}}");
        world.awaitStatus(TYPE, POLICY, "ENFORCED");
        awaitAsleep();
    }

    private void startXapp() throws IOException {
        RedisServer here = redis;
        world.startXapp(configuration, here == null ? Map.of() : Map.of("RANTWIN_DBAAS", "127.0.0.1:" + here.port()));
    }

    private void startRan(String start) throws IOException {
        world.ric().startRan(scenario.toString(), "--speed=" + SPEED, "--status-seconds=5", "--start=" + start);
    }

    @AfterAll
    void end() throws Exception {
        if (redis != null) {
            redis.close();
        }
        if (world != null) {
            world.close();
        }
    }

    private static String cell(int number) {
        return String.format(Locale.ROOT, "001-01-%09x", (1L << 14) + number);
    }

    @BeforeEach
    void allIsWellBefore() {
        world.ric().assertAllAlive();
        awaitNewReports("before anything is done", Instant.EPOCH);
    }

    /** Cells report periods after a network time, and the twin believes them. */
    private void awaitNewReports(String what, Instant after) {
        world.ric().await(what, TwinWorld.SOON, () -> {
            for (int number = 1; number <= CELLS; number++) {
                JsonNode cell = world.view("/twin/cells/" + cell(number));
                Instant newest = Instant.parse(cell.path("networkTime").asText());
                boolean isFine =
                        newest.isAfter(after) && cell.path("trust").asText().equals("TRUSTED");
                // Who sleeps has nothing to say.
                if (!isFine && number != SLEEPER) {
                    return cell.toString();
                }
            }
            return "";
        });
    }

    private void awaitAsleep() {
        world.ric().await("the cell sleeps", TwinWorld.SOON, () -> {
            PolicyState state = world.policy(POLICY);
            return state != null
                            && state.getEffectsList().stream()
                                    .anyMatch(effect ->
                                            effect.getOutcome().toString().endsWith("VERIFIED"))
                    ? ""
                    : String.valueOf(state);
        });
    }

    private long controls() throws IOException {
        return world.ric().state().at("/e2/controlsForwarded").asLong();
    }

    private String metrics() throws IOException {
        return new String(
                world.ric()
                        .ask("GET", world.ric().ports().xappHttp(), "/ric/v1/metrics", "")
                        .body(),
                StandardCharsets.UTF_8);
    }

    private long metric(String name) throws IOException {
        String begin = "ricxapp_Twin_" + name + " ";
        return metrics()
                .lines()
                .filter(line -> line.startsWith(begin))
                .map(line -> (long) Double.parseDouble(line.substring(begin.length())))
                .findFirst()
                .orElse(-1L);
    }

    private int predictions() throws IOException {
        int most = 0;
        for (JsonNode line : world.view("/twin/cells/" + cell(1) + "/fidelity")) {
            most = Math.max(most, line.path("predictions").asInt());
        }
        return most;
    }

    private void assertNothingIsLost() {
        world.awaitStatus(TYPE, POLICY, "ENFORCED");
        assertThat(OfferedModel.models(world.channel())).singleElement().satisfies(state -> {
            assertThat(state.getModelId()).isEqualTo(MODEL);
            assertThat(state.getStage()).isEqualTo(ModelStage.MODEL_STAGE_SHADOW);
        });
    }

    private void restartXapp() throws Exception {
        long controls = controls();
        int predictions = predictions();
        assertThat(predictions).isPositive();
        Instant killed = world.networkTime();
        world.ric().child(RicWorld.XAPP).kill();

        startXapp();

        awaitNewReports("the xApp goes on", killed);
        // Who sleeps does not come by himself.
        world.ric().await("all cells go on", TwinWorld.SOON, () -> metric("StatesResumed") == CELLS ? "" : "not yet");
        assertThat(metric("StatesUnusable")).isZero();
        assertThat(predictions()).isGreaterThanOrEqualTo(predictions - 1);
        assertNothingIsLost();
        world.awaitTime(world.networkTime().plusSeconds(CALM_SECONDS));
        assertThat(controls())
                .as("controls, none repeated" + world.ric().tails())
                .isEqualTo(controls);
        assertThat(world.ric().state().at("/submgr/e2subscriptions")).hasSize(CELLS);
    }

    private void awaitWritten(String why) throws IOException {
        long written = metric("StatesWritten");
        world.ric()
                .await(
                        "states are written " + why,
                        TwinWorld.SOON,
                        () -> metric("StatesWritten") >= written + 2 * CELLS ? "" : "not yet");
    }

    @Test
    void anXappThatIsKilledGoesOnFromWhereItWas() throws Exception {
        awaitWritten("before");
        restartXapp();
    }

    @Test
    void aRedisThatIsKilledAndForgetsAllIsToldAgain() throws Exception {
        RedisServer before = redis;
        if (before == null) {
            Assumptions.abort("redis-server is not installed, so its death is not tested");
            return;
        }
        long failed = metric("StateWritesFailed");
        before.close();
        world.ric().await("writing fails", TwinWorld.SOON, () -> metric("StateWritesFailed") > failed ? "" : "not yet");
        awaitNewReports("the loop does not care", world.networkTime());

        redis = RedisServer.start(world.ric().folder().resolve("redis"), before.port());

        awaitWritten("again");
        awaitWritten("and again, so that what else was lost is there");
        restartXapp();
    }

    @Test
    void aBoxThatIsKilledFindsTheTwinAgain() throws Exception {
        Instant killed = world.networkTime();
        world.ric().child(RicWorld.BOX).kill();

        world.ric().startBox(books);

        awaitNewReports("reports come again", killed.plusSeconds(SPEED));
        assertNothingIsLost();
        world.awaitTime(world.networkTime().plusSeconds(CALM_SECONDS));
        assertThat(controls()).as("controls over the new box").isZero();
        assertThat(world.ric().state().at("/submgr/e2subscriptions")).hasSize(CELLS);
    }

    @Test
    void aNetworkThatIsKilledIsSubscribedToAgain() throws Exception {
        Instant next = world.networkTime().plusSeconds(60).truncatedTo(ChronoUnit.MINUTES);
        world.ric().child(RicWorld.RAN).kill();

        startRan(START.format(next).toLowerCase(Locale.ROOT));

        world.ric().awaitNodes(1);
        awaitNewReports("reports come again", next);
        assertNothingIsLost();
    }
}
