package io.rantwin.planner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.planner.testbed.PmPeriods;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Pictures of the report. */
final class Charts {
    private static final double MILLIS_PER_MINUTE = 60_000;

    private final Readings readings;
    private final Instant begin;

    /** @param begin of the network's time, from which minutes count */
    Charts(Readings readings, Instant begin) {
        this.readings = readings;
        this.begin = begin;
    }

    /** All for which something was read off. */
    List<LineChart> all(JsonNode watched) {
        List<LineChart> charts = new ArrayList<>();
        List<Readings.Faith> faiths = readings.faiths().stream()
                .filter(each -> Double.isFinite(each.far()))
                .toList();
        if (faiths.size() > 1) {
            charts.add(new LineChart(
                    "Fidelity of the load a minute ahead, mean of the cells",
                    "fidelity",
                    faiths.stream().mapToDouble(each -> minutes(each.at())).toArray(),
                    List.of(new LineChart.Line(
                            "fidelity",
                            faiths.stream().mapToDouble(Readings.Faith::far).toArray()))));
        }
        if (readings.counters().size() > 1) {
            charts.add(counters(
                    "Power of the network, by its own counters",
                    "W",
                    each -> Arrays.stream(each.watts).sum()));
            charts.add(counters(
                    "Load of the cell that fell asleep, by the network's counters",
                    "% of the PRBs",
                    each -> each.loadPercent[Night.FAULTY]));
        }
        if (watched.size() > 1) {
            charts.add(foretold(watched));
        }
        return charts;
    }

    private LineChart counters(String title, String unit, ToDoubleFunction<PmPeriods.Period> of) {
        List<PmPeriods.Period> counters = readings.counters();
        return new LineChart(
                title,
                unit,
                counters.stream()
                        .mapToDouble(each -> minutes(Instant.ofEpochMilli(each.beginMillis)))
                        .toArray(),
                List.of(new LineChart.Line(
                        "network", counters.stream().mapToDouble(of).toArray())));
    }

    // The power that the watch goes by: foretold, with two deviations, and what came.
    private LineChart foretold(JsonNode watched) {
        int reports = watched.size();
        double[] x = new double[reports];
        double[] mean = new double[reports];
        double[] low = new double[reports];
        double[] high = new double[reports];
        double[] realised = new double[reports];
        for (int r = 0; r < reports; r++) {
            x[r] = minutes(Instant.parse(watched.path(r).path("at").asText()));
            for (JsonNode figure : watched.path(r).path("figures")) {
                if (figure.path("figure").asText().contains("power")) {
                    mean[r] = figure.path("foretold").doubleValue();
                    double deviation = figure.path("deviation").doubleValue();
                    low[r] = mean[r] - 2 * deviation;
                    high[r] = mean[r] + 2 * deviation;
                    realised[r] = figure.path("realised").doubleValue();
                }
            }
        }
        return new LineChart(
                "Power under the policy: foretold and realised",
                "W",
                x,
                List.of(new LineChart.Line("realised", realised), new LineChart.Line("foretold", mean)),
                low,
                high);
    }

    private double minutes(Instant at) {
        return (at.toEpochMilli() - begin.toEpochMilli()) / MILLIS_PER_MINUTE;
    }
}
