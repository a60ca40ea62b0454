package io.rantwin.planner.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.planner.Main;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int run(String... options) {
        List<String> words = new ArrayList<>(List.of("forecast", "evaluate"));
        words.addAll(Arrays.asList(options));
        return new CommandLine(new Main())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words.toArray(String[]::new));
    }

    private static String resource(String name) {
        try {
            return Path.of(EvaluateCommandTest.class.getResource(name).toURI()).toString();
        } catch (URISyntaxException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private String file(String... lines) throws IOException {
        return Files.write(folder.resolve("series.csv"), List.of(lines)).toString();
    }

    private static JsonNode line(JsonNode root, String method, int horizon) {
        for (JsonNode each : root.get("results")) {
            if (each.get("method").asText().equals(method)
                    && each.get("horizon").asInt() == horizon) {
                return each;
            }
        }
        throw new AssertionError("no line " + method + " " + horizon);
    }

    /** Errors of the simple methods as one computes them from the file by their definition. */
    @Test
    void jsonHoldsEveryMethodWithTheErrorsOfItsDefinition() throws IOException {
        assertThat(run(
                        "--data",
                        resource("loads.csv"),
                        "--history",
                        "360",
                        "--horizons",
                        "1,24",
                        "--seasons",
                        "24",
                        "--series",
                        "south",
                        "--json"))
                .isZero();
        JsonNode root = new ObjectMapper().readTree(out.toString());
        assertThat(root.get("rows").asInt()).isEqualTo(480);
        double[] south = Files.readAllLines(Path.of(resource("loads.csv"))).stream()
                .skip(1)
                .mapToDouble(row -> Double.parseDouble(row.split(",", -1)[2]))
                .toArray();
        double last = 0;
        double squared = 0;
        double day = 0;
        double naive = 0;
        for (int row = 360; row < 480; row++) {
            last += Math.abs(south[row] - south[row - 1]) / 120;
            squared += (south[row] - south[row - 1]) * (south[row] - south[row - 1]) / 120;
            day += Math.abs(south[row] - south[row - 24]) / 120;
        }
        for (int row = 24; row < 360; row++) {
            naive += Math.abs(south[row] - south[row - 24]) / 336;
        }
        assertThat(line(root, "last_value", 1).get("mae").asDouble()).isCloseTo(last, within(1e-9));
        assertThat(line(root, "last_value", 1).get("rmse").asDouble()).isCloseTo(Math.sqrt(squared), within(1e-9));
        assertThat(line(root, "seasonal_naive_day", 24).get("mae").asDouble()).isCloseTo(day, within(1e-9));
        assertThat(line(root, "seasonal_naive_day", 24).get("mase").asDouble()).isCloseTo(day / naive, within(1e-9));
        JsonNode ours = line(root, "rantwin", 24);
        for (String key : List.of("mae", "rmse", "nrmse", "smape", "mase", "coverage80", "coverage90", "pinball")) {
            assertThat(ours.get(key).isNumber()).as(key).isTrue();
        }
        assertThat(ours.get("n").asInt()).isEqualTo(120);
        assertThat(ours.get("mae").asDouble()).isLessThan(day);
        assertThat(line(root, "last_value", 1).get("coverage80").isNull()).isTrue();
        Set<String> compared = new HashSet<>();
        root.get("differences").forEach(each -> compared.add(each.get("method").asText()));
        assertThat(compared)
                .contains("last_value", "moving_average", "slot_mean", "ridge_ar_own")
                .doesNotContain("rantwin");
    }

    @Test
    void tableAndPicturesForRunsAndMeans() throws IOException {
        Path pictures = folder.resolve("pictures");
        assertThat(run(
                        "--data",
                        resource("runs.csv"),
                        "--run-column",
                        "run",
                        "--history",
                        "600",
                        "--horizons",
                        "4",
                        "--target",
                        "mean",
                        "--plot",
                        pictures.toString()))
                .isZero();
        // Of the last run of 200 rows, 80 pass first and the next 4 are the first target.
        assertThat(out.toString())
                .contains("1 series, 800 rows: 600 of history, 200 scored", "mean of the next 4, 116 targets")
                .contains("rantwin", "exp_smoothing", "holt_damped", "80 % covers");
        assertThat(pictures.resolve("forecast-mean-4.png")).isNotEmptyFile();
        assertThat(pictures.resolve("errors-mean-4.png")).isNotEmptyFile();
    }

    @Test
    void seriesNeverSeenAreForecastWithWhatOthersTaught() throws IOException {
        Path packed = folder.resolve("new.csv.gz");
        try (OutputStream to = new GZIPOutputStream(Files.newOutputStream(packed))) {
            StringBuilder text = new StringBuilder("time,fresh\n");
            for (String row : Files.readAllLines(Path.of(resource("loads.csv"))).subList(1, 200)) {
                String[] cells = row.split(",", -1);
                text.append(cells[0]).append(',').append(cells[2]).append("0\n");
            }
            to.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        assertThat(run(
                        "--data",
                        packed.toString(),
                        "--train",
                        resource("loads.csv"),
                        "--history",
                        "0",
                        "--horizons",
                        "1",
                        "--seasons",
                        "24",
                        "--json"))
                .isZero();
        JsonNode root = new ObjectMapper().readTree(out.toString());
        assertThat(line(root, "rantwin", 1).get("mae").asDouble())
                .isLessThan(line(root, "last_value", 1).get("mae").asDouble());
    }

    @Test
    void aFileThatCannotBeUsedIsToldWithItsLine() throws IOException {
        String[] options = {"--history", "2", "--horizons", "1"};
        assertThat(runOn("/nowhere/x.csv", options)).isEqualTo(1);
        assertThat(err.toString()).contains("/nowhere/x.csv: there is no such file");
        assertThat(runOn(file("time,a", "2024-01-01T00:00,1", "2024-01-01T01:00,x"), options))
                .isEqualTo(1);
        assertThat(err.toString()).contains("line 3, column 2 (a): 'x' is no number");
        assertThat(runOn(file("time,a", "2024-01-01T00:00,1", "2024-01-01T01:00,1,2"), options))
                .isEqualTo(1);
        assertThat(err.toString()).contains("line 3: 3 columns, but the header names 2");
        assertThat(runOn(file("time,a", "soon,1"), options)).isEqualTo(1);
        assertThat(err.toString()).contains("line 2, column 1 (time): 'soon' is no time");
        assertThat(runOn(file("time,a", "5,1", "4,1", "6,1"), options)).isEqualTo(1);
        assertThat(err.toString()).contains("line 3", "not after the line before");
        assertThat(runOn(file(), options)).isEqualTo(1);
        assertThat(err.toString()).contains("the file is empty");
        assertThat(runOn(file("time,a", "1,1", "2,1", "3,1"), "--history", "3", "--horizons", "1"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("nothing is left to score");
        assertThat(runOn(file("time,a", "1,1", "2,1", "3,1"), "--history", "2", "--horizons", "1", "--series", "b"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("there is no series b; the file has a");
        assertThat(runOn(file("time,a", "1,1", "2,1", "3,1", "900000,1"), options))
                .isEqualTo(1);
        assertThat(err.toString()).contains("line 5", "too many rows are missing");
        Path broken = Files.write(folder.resolve("broken.csv.gz"), new byte[] {0x1f, (byte) 0x8b, 1, 2, 3});
        assertThat(runOn(broken.toString(), options)).isEqualTo(1);
        assertThat(err.toString()).contains("broken.csv.gz: ");
        assertThat(out.toString()).isEmpty();
    }

    private int runOn(String data, String... options) {
        List<String> words = new ArrayList<>(List.of("--data", data));
        words.addAll(List.of(options));
        return run(words.toArray(String[]::new));
    }

    @Test
    void wrongUsageIsExitCodeTwo() {
        String data = resource("loads.csv");
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("--data");
        assertThat(runOn(data, "--history", "100", "--horizons", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("at least 1");
        assertThat(runOn(data, "--history", "100", "--horizons", "one")).isEqualTo(2);
        assertThat(runOn(data, "--history", "1", "--horizons", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("--history must be at least 2");
        assertThat(runOn(data, "--history", "100", "--horizons", "1", "--seasons", "24,12"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("ascend");
        assertThat(runOn(data, "--history", "100", "--horizons", "1", "--target", "sum"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("value or mean");
        assertThat(runOn(data, "--history", "100", "--horizons", "2000000000")).isEqualTo(2);
        assertThat(err.toString()).contains("--horizons 2000000000: the file has only 480 rows");
        assertThat(runOn(data, "--history", "100", "--horizons", "1", "--seasons", "2000000000"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--seasons 2000000000: the file has only 480 rows");
        assertThat(runOn(data, "--history", "100", "--horizons", "1", "--validation", "101"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("0 to 100");
    }
}
