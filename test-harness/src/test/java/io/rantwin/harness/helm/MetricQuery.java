package io.rantwin.harness.helm;

import io.rantwin.api.figures.MetricPages;
import io.rantwin.api.figures.MetricPages.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an expression of Prometheus names. */
final class MetricQuery {
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern NAME = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)(\\{[^}]*})?(\\s*\\()?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)\\s*[=!]");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    /** Labels that Prometheus itself puts on whatever it scrapes. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

    private MetricQuery() {}

    /** All metrics of docs/metrics.md. */
    static Map<String, Metric> documented() throws IOException {
        return MetricPages.documented(
                Path.of("../docs/metrics.md"),
                "Framework",
                "Reports and the loop",
                "How good it is",
                "Policies, control and what-ifs",
                "The planner",
                "Both");
    }

    /** Metrics that an expression names, each with the labels that it is asked for by. */
    static Map<String, Set<String>> metrics(String expression) {
        Map<String, Set<String>> found = new TreeMap<>();
        String plain = STRING.matcher(expression).replaceAll("\"\"").replaceAll("\\[[^\\]]*]", "");
        Matcher name = NAME.matcher(GROUPING.matcher(plain).replaceAll(" "));
        while (name.find()) {
            if (name.group(3) == null && !WORDS.contains(name.group(1))) {
                Set<String> labels = found.computeIfAbsent(name.group(1), key -> new TreeSet<>());
                Matcher label = LABEL.matcher(name.group(2) == null ? "" : name.group(2));
                while (label.find()) {
                    labels.add(label.group(1));
                }
            }
        }
        return found;
    }

    /** What is wrong with an expression; empty when it names metrics that there are, by labels that they have. */
    static Set<String> mistakes(String expression, Map<String, Metric> documented) {
        Set<String> mistakes = new TreeSet<>();
        Map<String, Set<String>> named = metrics(expression);
        if (named.isEmpty()) {
            mistakes.add("names no metric");
        }
        named.forEach((name, labels) -> {
            Metric metric = documented.get(name);
            if (metric == null && name.endsWith("_bucket")) {
                metric = documented.get(name.replaceFirst("_bucket$", ""));
                metric = metric != null && metric.kind().equals("histogram") ? metric : null;
            }
            if (metric == null) {
                mistakes.add("no metric " + name);
                return;
            }
            for (String label : labels) {
                if (!metric.labels().contains(label) && !OF_PROMETHEUS.contains(label)) {
                    mistakes.add(name + " has no label " + label);
                }
            }
        });
        return mistakes;
    }
}
