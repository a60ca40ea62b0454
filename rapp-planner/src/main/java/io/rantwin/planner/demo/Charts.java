package io.rantwin.planner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.planner.testbed.PmPeriods;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Pictures of the report as PNG. */
final class Charts {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 340;
    private static final double MILLIS_PER_MINUTE = 60_000;

    private final Readings readings;
    private final Instant begin;

    /** @param begin of the network's time, from which minutes count */
    Charts(Readings readings, Instant begin) {
        this.readings = readings;
        this.begin = begin;
    }

    /** Lets the machine load what drawing needs: when it is told to end, it is too late for that, and a report has to be left. */
    void prepare() throws IOException {
        XYChart chart = chart("nothing");
        add(chart, "nothing", new double[] {0, 1}, new double[] {0, 1});
        png(chart);
    }

    /** All for which something was read off, by title. */
    Map<String, byte[]> all(JsonNode watched) throws IOException {
        Map<String, byte[]> charts = new LinkedHashMap<>();
        List<Readings.Faith> faiths = readings.faiths().stream()
                .filter(each -> Double.isFinite(each.far()))
                .toList();
        if (faiths.size() > 1) {
            XYChart chart = chart("fidelity");
            double[] x = faiths.stream().mapToDouble(each -> minutes(each.at())).toArray();
            add(
                    chart,
                    "load, a minute ahead",
                    x,
                    faiths.stream().mapToDouble(Readings.Faith::far).toArray());
            charts.put("Fidelity of the load, mean of the cells", png(chart));
        }
        List<PmPeriods.Period> counters = readings.counters();
        if (counters.size() > 1) {
            charts.put(
                    "Power of the network, by its own counters",
                    png(counters(
                            "W",
                            Map.of("network", each -> Arrays.stream(each.watts).sum()))));
            charts.put(
                    "Load of the cell that fell asleep, by the network's counters",
                    png(counters("% of the PRBs", Map.of("cell", each -> each.loadPercent[Night.FAULTY]))));
        }
        foretold(watched, charts);
        return charts;
    }

    private XYChart counters(String unit, Map<String, ToDoubleFunction<PmPeriods.Period>> series) {
        List<PmPeriods.Period> counters = readings.counters();
        double[] x = counters.stream()
                .mapToDouble(each -> minutes(Instant.ofEpochMilli(each.beginMillis)))
                .toArray();
        XYChart chart = chart(unit);
        series.forEach((name, of) ->
                add(chart, name, x, counters.stream().mapToDouble(of).toArray()));
        return chart;
    }

    // The power that the watch goes by: foretold, with two deviations, and what came.
    private void foretold(JsonNode watched, Map<String, byte[]> charts) throws IOException {
        int reports = watched.size();
        if (reports < 2) {
            return;
        }
        double[] x = new double[reports];
        double[][] y = new double[4][reports];
        for (int r = 0; r < reports; r++) {
            x[r] = minutes(Instant.parse(watched.path(r).path("at").asText()));
            for (JsonNode figure : watched.path(r).path("figures")) {
                if (figure.path("figure").asText().contains("power")) {
                    double mean = figure.path("foretold").doubleValue();
                    double deviation = figure.path("deviation").doubleValue();
                    y[0][r] = mean;
                    y[1][r] = mean - 2 * deviation;
                    y[2][r] = mean + 2 * deviation;
                    y[3][r] = figure.path("realised").doubleValue();
                }
            }
        }
        XYChart chart = chart("W");
        List<String> names = List.of("foretold", "two deviations below", "two deviations above", "realised");
        for (int s = 0; s < names.size(); s++) {
            add(chart, names.get(s), x, y[s]);
        }
        charts.put("Power under the policy: foretold and realised", png(chart));
    }

    private double minutes(Instant at) {
        return (at.toEpochMilli() - begin.toEpochMilli()) / MILLIS_PER_MINUTE;
    }

    private static XYChart chart(String unit) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle("minutes of network time")
                .yAxisTitle(unit)
                .build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideSW);
        return chart;
    }

    private static void add(XYChart chart, String name, double[] x, double[] y) {
        chart.addSeries(name, x, y).setMarker(SeriesMarkers.NONE);
    }

    private static byte[] png(XYChart chart) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", octets);
        return octets.toByteArray();
    }
}
