package io.rantwin.harness.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.api.figures.MetricPages.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dashboards: every panel says what it shows and in which unit, and asks for metrics that there are; the charts carry them. */
class DashboardsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int COLUMNS = 24;
    private static final String DATA_SOURCE = "${datasource}";
    private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");

    private static JsonNode dashboard(String chart) throws IOException {
        return JSON.readTree(Charts.of(chart).resolve("files/dashboard.json").toFile());
    }

    private static List<JsonNode> panels(JsonNode dashboard) {
        List<JsonNode> panels = new ArrayList<>();
        dashboard.path("panels").forEach(panel -> {
            if (!panel.path("type").asText().equals("row")) {
                panels.add(panel);
            }
        });
        return panels;
    }

    @ParameterizedTest
    @ValueSource(strings = {"xapp-twin", "rapp-planner"})
    void everyPanelSaysWhatItShowsAndAsksForWhatThereIs(String chart) throws IOException {
        Map<String, Metric> documented = MetricQuery.documented();
        List<JsonNode> panels = panels(dashboard(chart));
        assertThat(panels).hasSizeGreaterThan(20);
        for (JsonNode panel : panels) {
            String title = panel.path("title").asText();
            assertThat(title).isNotBlank();
            assertThat(panel.path("description").asText()).as(title).endsWith(".");
            assertThat(panel.path("type").asText()).as(title).isIn("timeseries", "stat");
            assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                    .as(title)
                    .isIn("none", "s", "bytes", "percentunit", "reqps");
            assertThat(panel.path("targets")).as(title).isNotEmpty();
            for (JsonNode target : panel.path("targets")) {
                String query = target.path("expr").asText();
                assertThat(MetricQuery.mistakes(query, documented))
                        .as("%s: %s", title, query)
                        .isEmpty();
                assertThat(query).as(title).contains("instance=~\"$instance\"");
                Matcher legend = LEGEND.matcher(target.path("legendFormat").asText());
                Set<String> labels = new HashSet<>();
                MetricQuery.metrics(query).keySet().stream()
                        .filter(documented::containsKey)
                        .forEach(name -> labels.addAll(documented.get(name).labels()));
                while (legend.find()) {
                    assertThat(labels).as(title).contains(legend.group(1));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xapp-twin", "rapp-planner"})
    void prometheusUnderstandsEveryQuery(String chart, @TempDir Path folder) throws Exception {
        Promtool promtool = Promtool.here();
        ObjectNode file = JSON.createObjectNode();
        ArrayNode rules =
                file.putArray("groups").addObject().put("name", "queries").putArray("rules");
        for (JsonNode panel : panels(dashboard(chart))) {
            panel.path("targets")
                    .forEach(target -> rules.addObject()
                            .put("record", "query" + rules.size())
                            .put("expr", target.path("expr").asText().replace("$__rate_interval", "5m")));
        }
        Path written = Files.writeString(folder.resolve("queries.yaml"), file.toString());
        assertThat(promtool.run("check", "rules", written.toString())).returns(0, Promtool.Outcome::code);
        Files.writeString(written, file.toString().replaceFirst("rate\\(", "rate(("));
        assertThat(promtool.run("check", "rules", written.toString()).code()).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xapp-twin", "rapp-planner"})
    void theDataSourceIsChosenByWhoeverLooks(String chart) throws IOException {
        JsonNode dashboard = dashboard(chart);
        List<String> variables = dashboard.at("/templating/list").findValuesAsText("name");
        assertThat(variables).containsExactly("datasource", "instance");
        assertThat(dashboard.at("/templating/list/0/type").asText()).isEqualTo("datasource");
        assertThat(dashboard.at("/templating/list/0/query").asText()).isEqualTo("prometheus");
        List<JsonNode> sources = dashboard.findValues("datasource");
        assertThat(sources)
                .hasSizeGreaterThan(40)
                .allSatisfy(source -> assertThat(source.path("uid").asText()).isEqualTo(DATA_SOURCE));
        assertThat(MetricQuery.documented())
                .containsKey(dashboard
                        .at("/templating/list/1/definition")
                        .asText()
                        .replaceAll("label_values\\((\\w+), instance\\)", "$1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xapp-twin", "rapp-planner"})
    void panelsHaveNumbersAndPlacesOfTheirOwn(String chart) throws IOException {
        Set<Integer> numbers = new HashSet<>();
        Set<List<Integer>> taken = new HashSet<>();
        for (JsonNode panel : dashboard(chart).path("panels")) {
            assertThat(numbers.add(panel.path("id").asInt())).as("%s", panel).isTrue();
            JsonNode place = panel.path("gridPos");
            int right = place.path("x").asInt() + place.path("w").asInt();
            assertThat(right).isLessThanOrEqualTo(COLUMNS);
            for (int x = place.path("x").asInt(); x < right; x++) {
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    assertThat(taken.add(List.of(x, place.path("y").asInt() + y)))
                            .as("%s lies on another", panel.path("title"))
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "xapp-twin, ricxapp, ricxapp-ran-twin-dashboard, ran-twin-xapp.json",
        "rapp-planner, nonrtric, try-planner-dashboard, ran-twin-planner.json"
    })
    void theChartCarriesItWhereSomebodyTakesIt(String chart, String namespace, String name, String file)
            throws IOException {
        JsonNode map = Charts.one(
                Charts.render(Charts.of(chart), namespace, values -> values.set("monitoring.dashboards", "true")),
                "ConfigMap",
                name);
        KubernetesSchema.check(map);
        assertThat(map.at("/metadata/labels/grafana_dashboard").asText()).isEqualTo("1");
        assertThat(JSON.readTree(map.path("data").path(file).asText())).isEqualTo(dashboard(chart));
    }
}
