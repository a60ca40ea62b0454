package io.rantwin.api.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Metrics as docs/metrics.md has them, and as a process tells them. */
public final class MetricPages {
    private static final Pattern ROW =
            Pattern.compile("\\| `([a-zA-Z0-9_]+)` \\|([^|]*)\\|([^|]*)\\|([^|]*)\\|(.*)\\|");
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern POINT = Pattern.compile("([a-zA-Z0-9_]+)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z0-9_]+)=\"(?:[^\"\\\\]|\\\\.)*\"");

    private MetricPages() {}

    /**
     * A metric.
     *
     * @param kind counter, gauge or histogram
     * @param labels their names
     */
    public record Metric(String name, String kind, Set<String> labels) {}

    /** Rows of the tables below these headings; unit and meaning of each must not be empty. */
    public static Map<String, Metric> documented(Path page, String... headings) throws IOException {
        List<String> wanted = List.of(headings);
        Map<String, Metric> metrics = new TreeMap<>();
        String heading = "";
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("#")) {
                heading = line.replaceFirst("#+ ", "");
            }
            Matcher row = ROW.matcher(line);
            if (wanted.contains(heading) && row.matches()) {
                if (row.group(3).isBlank() || row.group(5).isBlank()) {
                    throw new AssertionError("without unit or meaning: " + line);
                }
                Set<String> labels = Arrays.stream(row.group(4).strip().split("[`, ]+"))
                        .filter(label -> !label.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new));
                String name = row.group(1);
                if (metrics.put(name, new Metric(name, row.group(2).strip(), labels)) != null) {
                    throw new AssertionError("twice: " + name);
                }
            }
        }
        return metrics;
    }

    /** What a process tells, in Prometheus' text form. Counters of the platform's names come without a type. */
    public static Map<String, Metric> told(String scrape) {
        Map<String, Metric> metrics = new TreeMap<>();
        String name = "";
        for (String line : scrape.split("\n", -1)) {
            Matcher type = TYPE.matcher(line);
            if (type.matches()) {
                name = type.group(1);
                String kind = type.group(2).equals("untyped") ? "counter" : type.group(2);
                metrics.put(name, new Metric(name, kind, new TreeSet<>()));
                continue;
            }
            Matcher point = POINT.matcher(line);
            if (!line.startsWith("#") && point.matches()) {
                Matcher label = LABEL.matcher(point.group(2) == null ? "" : point.group(2));
                while (label.find()) {
                    if (!label.group(1).equals("le")) {
                        metrics.get(name).labels().add(label.group(1));
                    }
                }
            }
        }
        return metrics;
    }
}
