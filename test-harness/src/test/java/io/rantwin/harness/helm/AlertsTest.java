package io.rantwin.harness.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.rantwin.api.figures.MetricPages.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alert rules: they name metrics that there are, each has its page, the charts carry them, and Prometheus' own tool lets them fire. */
class AlertsTest {
    private static final Path PAGES = Path.of("../docs/runbooks");
    private static final Path UNIT_TESTS = Path.of("src/test/resources/io/rantwin/harness/helm/alerts-test.yaml");
    private static final YAMLMapper YAML = new YAMLMapper();

    private static Path file(String chart) {
        return Charts.of(chart).resolve("files/alerts.yaml");
    }

    private static List<JsonNode> alerts() throws IOException {
        List<JsonNode> alerts = new ArrayList<>();
        for (String chart : List.of("xapp-twin", "rapp-planner")) {
            for (JsonNode group : YAML.readTree(file(chart).toFile()).path("groups")) {
                group.path("rules").forEach(alerts::add);
            }
        }
        return alerts;
    }

    @Test
    void everyMetricThatAnAlertNamesIsTold() throws IOException {
        Map<String, Metric> documented = MetricQuery.documented();
        for (JsonNode alert : alerts()) {
            assertThat(MetricQuery.mistakes(alert.path("expr").asText(), documented))
                    .as("%s", alert)
                    .isEmpty();
        }
    }

    @Test
    void mistakesAreSeen() throws IOException {
        Map<String, Metric> documented = MetricQuery.documented();
        assertThat(MetricQuery.mistakes("rate(rantwin_droped_total[5m]) > 0", documented))
                .containsExactly("no metric rantwin_droped_total");
        assertThat(MetricQuery.mistakes(
                        "sum by (le) (rantwin_cells{state=\"a{b\"}) and on (job) vector(1)", documented))
                .containsExactly("rantwin_cells has no label state");
        assertThat(MetricQuery.mistakes("rantwin_cells_bucket", documented)).isNotEmpty();
        assertThat(MetricQuery.mistakes("rate(rantwin_loop_latency_seconds_bucket[$__rate_interval])", documented))
                .isEmpty();
        assertThat(MetricQuery.mistakes("vector(1)", documented)).containsExactly("names no metric");
    }

    @Test
    void everyAlertHasItsPageAndEveryPageItsAlert() throws IOException {
        String overview = Files.readString(Path.of("../docs/operations.md"));
        List<String> names = new ArrayList<>();
        for (JsonNode alert : alerts()) {
            String name = alert.path("alert").asText();
            names.add(name + ".md");
            assertThat(alert.at("/annotations/runbook_url").asText()).isEqualTo("docs/runbooks/" + name + ".md");
            assertThat(alert.at("/annotations/summary").asText()).as(name).isNotBlank();
            assertThat(alert.at("/labels/severity").asText()).as(name).isIn("critical", "warning", "info");
            String page = Files.readString(PAGES.resolve(name + ".md"));
            assertThat(page)
                    .startsWith("# " + name + "\n")
                    .contains(
                            alert.path("expr").asText(),
                            alert.at("/labels/severity").asText())
                    .containsSubsequence("\n## Means\n", "\n## Look at\n\n- ", "\n## Do\n\n- ");
            assertThat(overview).contains("(runbooks/" + name + ".md)");
        }
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString())).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @ParameterizedTest
    @CsvSource({"xapp-twin, ricxapp, ricxapp-ran-twin", "rapp-planner, nonrtric, try-planner"})
    void theChartCarriesThemWhereSomebodyTakesThem(String chart, String namespace, String name) throws IOException {
        JsonNode rule = Charts.one(
                Charts.render(
                        Charts.of(chart),
                        namespace,
                        values -> values.set("monitoring.rules", "true")
                                .set("monitoring.ruleLabels.release", "prom")
                                .set("monitoring.runbooks", "https://wiki.example.org/")),
                "PrometheusRule",
                name);
        assertThat(rule.path("apiVersion").asText()).isEqualTo("monitoring.coreos.com/v1");
        assertThat(rule.at("/metadata/labels/release").asText()).isEqualTo("prom");
        String plain = Files.readString(file(chart)).replace("docs/runbooks/", "https://wiki.example.org/");
        assertThat(rule.path("spec")).isEqualTo(YAML.readTree(plain));
    }

    /** Every alert stays silent while all is well and fires when its trouble is there. */
    @Test
    void prometheusUnderstandsThemAndTheyFireWhenTheyShould(@TempDir Path folder) throws Exception {
        Promtool promtool = Promtool.here();
        Files.copy(file("xapp-twin"), folder.resolve("xapp.yaml"));
        Files.copy(file("rapp-planner"), folder.resolve("planner.yaml"));
        String tests = Files.readString(UNIT_TESTS);
        for (JsonNode alert : alerts()) {
            assertThat(tests).contains("alertname=\"" + alert.path("alert").asText() + "\"");
        }
        String file = Files.writeString(folder.resolve("tests.yaml"), tests).toString();
        assertThat(promtool.run("test", "rules", file)).returns(0, Promtool.Outcome::code);
        Files.writeString(Path.of(file), tests.replace("0x400'}", "1x400'}"));
        assertThat(promtool.run("test", "rules", file))
                .as("what is not well is noticed")
                .returns(1, Promtool.Outcome::code);
    }
}
