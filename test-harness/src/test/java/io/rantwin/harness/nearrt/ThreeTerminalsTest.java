package io.rantwin.harness.nearrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.api.v1.Report;
import io.rantwin.harness.process.RicWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** As the README tells it: a RIC, a city, the twin, and somebody who asks. 20 seconds of the network are one of ours. */
@Tag("acceptance")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreeTerminalsTest {
    private static final int SITES = 7;
    private static final int CELLS = 21;
    private static final String LOAD = "RRU.PrbTotDl";
    private static final String USERS = "RRC.ConnMean";

    /** Reports of a second are whole percent; the account is of the whole minute. */
    private static final double ROUNDING = 1;

    /** Between what the twin believes now and the mean of a minute a moment ago, over 21 cells whose load jumps each second. */
    private static final double BELIEF_TOLERANCE = 15;

    private TwinWorld world;
    private Path pm;

    @BeforeAll
    void begin() throws Exception {
        world = new TwinWorld();
        pm = world.ric().folder().resolve("pm");
        world.ric().startRan("city-21", "--speed=20", "--start=monday 18:00", "--pm=" + pm, "--status-seconds=5");
        int o1 = world.ric().awaitO1();
        world.ric().awaitNodes(SITES);
        world.startXapp(world.topologyOf(o1));
        world.awaitCells(CELLS);
    }

    @AfterAll
    void end() throws Exception {
        if (world != null) {
            world.close();
        }
    }

    private static String cell(int index) {
        return String.format(Locale.ROOT, "001-01-%09x", ((index / 3 + 1L) << 14) + index % 3 + 1);
    }

    @Test
    void whoeverAsksIsToldWhatTheNetworkKnowsOfItself() throws Exception {
        Instant minute = world.networkTime().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
        world.awaitTime(minute.plusSeconds(65));
        world.ric()
                .await(
                        "the network's account of " + minute,
                        TwinWorld.SOON,
                        () -> PmAccount.isWritten(pm, minute, SITES) ? "" : "not there yet");

        JsonNode list = world.twinJson("list");
        Map<Integer, Double> account = PmAccount.figures(pm, minute, SITES, LOAD);
        double worst = loadsAreThoseOfTheNetwork(minute, account);
        double believed = beliefsAreNear(list, account);
        String forecast = aForecastStandsBesideTheNaiveOne(cell(0));
        String whatIf = sleepIsForeseen(cell(0));
        explanationsAddUp(cell(0), cell(4));
        String fidelity = fidelityIsTold(cell(0));
        assertThat(world.twin("list")).contains("CELL", cell(0), cell(20), "geometry");
        assertThat(world.twinJsonLines("watch", "--count", "3")).hasSize(3);

        System.out.printf(
                Locale.ROOT,
                "city-21: loads of %d cells within %.2f points of PM files, believed %.1f %% on the mean against %.1f %%; %s; %s;"
                        + " %s%n",
                CELLS,
                worst,
                believed,
                mean(account),
                forecast,
                whatIf,
                fidelity);
        assertNothingWasLost();
    }

    private static double mean(Map<Integer, Double> figures) {
        return figures.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }

    /** The largest difference of a cell. */
    private double loadsAreThoseOfTheNetwork(Instant minute, Map<Integer, Double> account) {
        assertThat(account).hasSize(CELLS);
        double worst = 0;
        for (int c = 0; c < CELLS; c++) {
            // A period that begins at the full minute ends a second later.
            double told = Told.mean(world.channel(), cell(c), LOAD, "", minute.plusMillis(1), Duration.ofSeconds(60));
            assertThat(told).as(cell(c)).isCloseTo(account.get(c), within(ROUNDING));
            worst = Math.max(worst, Math.abs(told - account.get(c)));
        }
        return worst;
    }

    private double beliefsAreNear(JsonNode list, Map<Integer, Double> account) {
        Map<String, Double> loads = new TreeMap<>();
        for (JsonNode each : list.path("cells")) {
            JsonNode load = each.path("kpis").path(LOAD);
            assertThat(load.path("mean").asDouble(Double.NaN))
                    .as(each.toString())
                    .isBetween(0.0, 100.0);
            assertThat(load.path("standardDeviation").asDouble(Double.NaN)).isNotNegative();
            assertThat(each.path("basis").asText()).isEqualTo("MODEL_BASIS_GEOMETRY");
            loads.put(each.path("cellId").asText(), load.path("mean").asDouble());
        }
        assertThat(loads).hasSize(CELLS).containsKeys(cell(0), cell(20));
        double believed = loads.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
        assertThat(believed).isCloseTo(mean(account), within(BELIEF_TOLERANCE));
        return believed;
    }

    private String aForecastStandsBesideTheNaiveOne(String cell) throws Exception {
        JsonNode answer = world.twinJson("forecast", cell, "--kpi", LOAD + "," + USERS, "--horizon", "1,10,60");
        JsonNode first = answer.at("/forecasts/0");
        assertThat(answer.path("forecasts")).hasSize(6);
        for (JsonNode each : answer.path("forecasts")) {
            List<Double> values = new ArrayList<>();
            each.path("quantiles")
                    .forEach(quantile -> values.add(quantile.path("value").asDouble()));
            assertThat(values)
                    .as(each.toString())
                    .hasSizeGreaterThanOrEqualTo(3)
                    .isSorted();
            double weights = 0;
            for (JsonNode member : each.path("members")) {
                weights += member.path("weight").asDouble();
            }
            assertThat(weights).isCloseTo(1, within(1e-6));
            double coverage = each.path("runningCoverage90").asDouble();
            assertThat(coverage == -1 || coverage >= 0 && coverage <= 1)
                    .as("coverage " + coverage)
                    .isTrue();
            // The naive line is the last report.
            Instant origin = Told.time(each.path("originNs").asLong());
            List<Report> last = Told.reports(world.channel(), cell, origin, origin.plusMillis(1));
            assertThat(last).as("report that ended at " + origin).hasSize(1);
            assertThat(each.path("naive").asDouble())
                    .isEqualTo(Told.figure(last.getFirst(), each.at("/kpi/name").asText()));
        }
        return String.format(
                Locale.ROOT,
                "in 1 s %.0f..%.0f %%, naive %.0f %%",
                first.at("/quantiles/0/value").asDouble(),
                first.path("quantiles")
                        .path(first.path("quantiles").size() - 1)
                        .path("value")
                        .asDouble(),
                first.path("naive").asDouble());
    }

    private String sleepIsForeseen(String cell) throws Exception {
        JsonNode answer = world.twinJson(
                "whatif",
                "--timeout=60",
                "--sleep",
                cell,
                "--guard",
                LOAD + "<=80",
                "--guard",
                "PEE.AvgPower<=100000",
                "--horizon",
                "10",
                "--draws",
                "30",
                "--top",
                "1000");
        Map<String, Double> medians = new TreeMap<>();
        for (JsonNode effect : answer.path("effects")) {
            List<Double> values = new ArrayList<>();
            effect.path("difference")
                    .forEach(quantile -> values.add(quantile.path("value").asDouble()));
            assertThat(values).as(effect.toString()).isSorted();
            medians.put(
                    effect.path("cellId").asText() + " "
                            + effect.at("/kpi/name").asText(),
                    values.get(values.size() / 2));
        }
        assertThat(answer.path("draws").asInt()).isEqualTo(30);
        assertThat(medians.get(cell + " " + LOAD)).isNegative();
        assertThat(medians.get(cell + " PEE.AvgPower")).isNegative();
        assertThat(answer.at("/guardRails/0/violationProbability").asDouble(Double.NaN))
                .isBetween(0.0, 1.0);
        assertThat(answer.at("/guardRails/1/violationProbability").asDouble(Double.NaN))
                .isZero();
        return String.format(
                Locale.ROOT,
                "asleep %.0f points and %.0f W less",
                -medians.get(cell + " " + LOAD),
                -medians.get(cell + " PEE.AvgPower"));
    }

    private void explanationsAddUp(String sleeper, String other) throws Exception {
        JsonNode answer = world.twinJson(
                "explain",
                "--timeout=60",
                "--sleep",
                sleeper,
                "--power",
                other + "=40",
                "--horizon",
                "10",
                "--draws",
                "20");
        assertThat(answer.path("exact").asBoolean()).isTrue();
        assertThat(answer.path("actionShares")).hasSize(2);
        List<String> sentences = new ArrayList<>();
        answer.path("sentences").forEach(sentence -> sentences.add(sentence.asText()));
        assertThat(sentences).anyMatch(sentence -> sentence.contains("sleep of " + sleeper));
        assertThat(sentences).anyMatch(sentence -> sentence.contains("power of " + other));
    }

    private String fidelityIsTold(String cell) throws Exception {
        String[] told = {""};
        world.ric().await("predictions that have met their reports", TwinWorld.SOON, () -> {
            for (JsonNode line : world.view("/twin/cells/" + cell + "/fidelity")) {
                told[0] = line.toString();
            }
            return told[0].isEmpty() ? "none" : "";
        });
        JsonNode answer = world.twinJson("fidelity", cell);
        String line = "";
        for (JsonNode each : answer.path("fidelities")) {
            assertThat(each.path("predictions").asInt()).isPositive();
            assertThat(each.path("fidelity").asDouble(Double.NaN))
                    .as(each.toString())
                    .isLessThanOrEqualTo(1);
            assertThat(each.path("skill").asDouble(Double.NaN))
                    .as(each.toString())
                    .isLessThanOrEqualTo(1);
            if (each.at("/kpi/name").asText().equals(USERS)
                    && each.path("horizonMs").asInt() == 1000) {
                line = String.format(
                        Locale.ROOT,
                        "fidelity of users in 1 s %.2f, skill %.2f",
                        each.path("fidelity").asDouble(),
                        each.path("skill").asDouble());
                assertThat(each.path("fidelity").asDouble()).isGreaterThan(0.3);
            }
        }
        assertThat(line).as(answer.toString()).isNotEmpty();
        return line;
    }

    private void assertNothingWasLost() throws Exception {
        JsonNode loop = world.view("/twin/loop");
        assertThat(loop.path("failures").asInt()).isZero();
        assertThat(loop.path("droppedTooManyCells").asInt()).isZero();
        assertThat(loop.path("unknownNames")).isEmpty();
        world.ric().assertAllAlive();
        assertThat(world.ric().child(RicWorld.XAPP).isAlive()).isTrue();
    }
}
