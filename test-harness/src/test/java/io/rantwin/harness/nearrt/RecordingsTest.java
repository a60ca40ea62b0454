package io.rantwin.harness.nearrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.api.v1.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was recorded of real stacks, at many times its speed, through the RIC into the twin. */
@Tag("acceptance")
class RecordingsTest {
    private static final String THROUGHPUT = "DRB.UEThpDl";
    private static final int LOOKED_AT_SECONDS = 70;

    private static Path data(String set) {
        String named = System.getenv("RANTWIN_DATA");
        Path folder =
                named != null ? Path.of(named) : Path.of(System.getProperty("rantwin.shared", "../../shared"), "data");
        assumeThat(Files.isDirectory(folder.resolve(set)))
                .as("the recording " + set + " (set RANTWIN_DATA or -Drantwin.shared)")
                .isTrue();
        return folder.toAbsolutePath();
    }

    @Test
    void aColosseumCellIsForeseen() throws Exception {
        isForeseen("tractor_colosseum_kpm", "RRU.PrbTotDl", "--cell=multi_ue/trial2_multi04", "--speed=10");
    }

    @Test
    void aFlexRicNodeIsForeseen() throws Exception {
        isForeseen("nist_flexric_kpm_1s", "RRU.PrbTotDl", "--speed=5");
    }

    private static void isForeseen(String set, String load, String... options) throws Exception {
        Path data = data(set);
        try (TwinWorld world = new TwinWorld()) {
            // The recording begins with the first subscription, and one of them is over in minutes.
            world.startXapp("");
            world.awaitXapp();
            world.ric().startReplay(set, data, options);
            world.awaitCells(1);
            String cell = world.view("/twin/cells").path(0).path("cellId").asText();
            Instant begin = world.networkTime();
            world.awaitTime(begin.plusSeconds(LOOKED_AT_SECONDS));

            List<Report> reports = Told.reports(world.channel(), cell, begin, begin.plusSeconds(LOOKED_AT_SECONDS));
            assertThat(reports).hasSizeGreaterThan(LOOKED_AT_SECONDS * 9 / 10);
            assertThat(reports)
                    .allSatisfy(report -> assertThat(report.getRefusedReason()).isEmpty());
            assertThat(reports)
                    .anySatisfy(report ->
                            assertThat(Told.figure(report, THROUGHPUT)).isPositive());
            String forecast = aForecastStandsBesideTheNaiveOne(world, cell, load, reports);
            String fidelity = fidelityIsTold(world, cell);
            JsonNode loop = world.view("/twin/loop");
            assertThat(loop.path("failures").asInt()).isZero();
            assertThat(loop.path("reportsByOutcome").path("rejected").asInt()).isZero();
            System.out.printf(
                    Locale.ROOT,
                    "%s: cell %s, %d reports in %d s; %s; %s%n",
                    set,
                    cell,
                    reports.size(),
                    LOOKED_AT_SECONDS,
                    forecast,
                    fidelity);
        }
    }

    private static String aForecastStandsBesideTheNaiveOne(
            TwinWorld world, String cell, String load, List<Report> reports) throws Exception {
        JsonNode answer = world.twinJson("forecast", cell, "--horizon", "1,10");
        List<String> kpis = new ArrayList<>();
        String line = "";
        for (JsonNode each : answer.path("forecasts")) {
            List<Double> values = new ArrayList<>();
            each.path("quantiles")
                    .forEach(quantile -> values.add(quantile.path("value").asDouble()));
            assertThat(values).as(each.toString()).isSorted();
            Instant origin = Told.time(each.path("originNs").asLong());
            String kpi = each.at("/kpi/name").asText();
            kpis.add(kpi);
            // The naive line is the last figure that was reported; a period without one repeats the one before.
            double naive = each.path("naive").asDouble(Double.NaN);
            if (reports.stream().allMatch(report -> Double.isNaN(Told.figure(report, kpi)))) {
                // Inferred without a naive line, or reported by the name of another measurement that says the same.
                continue;
            }
            assertThat(naive).as(each.toString()).isNotNegative().isFinite();
            List<Report> last = Told.reports(world.channel(), cell, origin, origin.plusMillis(1));
            IntStream.range(0, last.size())
                    .mapToDouble(i -> Told.figure(last.get(i), kpi))
                    .filter(figure -> !Double.isNaN(figure))
                    .forEach(figure -> assertThat(naive).as(kpi).isEqualTo(figure));
            if (kpi.equals(load) && each.path("horizonMs").asInt() == 10_000) {
                line = String.format(
                        Locale.ROOT,
                        "%s in 10 s %.2f..%.2f, naive %.2f",
                        kpi,
                        values.getFirst(),
                        values.getLast(),
                        naive);
            }
        }
        assertThat(kpis).contains(load);
        return line;
    }

    private static String fidelityIsTold(TwinWorld world, String cell) throws Exception {
        String[] line = {""};
        world.ric().await("predictions that have met their reports", TwinWorld.SOON, () -> {
            for (JsonNode each : world.view("/twin/cells/" + cell + "/fidelity")) {
                line[0] = each.toString();
            }
            return line[0].isEmpty() ? "none" : "";
        });
        JsonNode answer = world.twinJson("fidelity", cell);
        for (JsonNode each : answer.path("fidelities")) {
            assertThat(each.path("predictions").asInt()).isPositive();
            assertThat(each.path("fidelity").asDouble(Double.NaN))
                    .as(each.toString())
                    .isLessThanOrEqualTo(1);
            if (each.path("horizonMs").asInt() == 1000) {
                line[0] = String.format(
                        Locale.ROOT,
                        "fidelity of %s in 1 s %.2f, skill %.2f",
                        each.at("/kpi/name").asText(),
                        each.path("fidelity").asDouble(),
                        each.path("skill").asDouble());
            }
        }
        assertThat(answer.path("fidelities")).isNotEmpty();
        return line[0];
    }
}
