package io.rantwin.planner.evaluation;

import io.rantwin.planner.evaluation.HorizonScores.Line;
import io.rantwin.planner.evaluation.HorizonScores.Point;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Two pictures a horizon: the first series with its intervals, and the errors of all methods. */
final class Plots {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 600;

    private Plots() {}

    static void write(Path folder, String seriesName, List<HorizonScores> scores) throws EvaluationException {
        try {
            Files.createDirectories(folder);
            for (HorizonScores at : scores) {
                String name = at.horizon().target().name().toLowerCase(Locale.ROOT) + "-"
                        + at.horizon().steps();
                if (!at.points().isEmpty()) {
                    save(course(seriesName, at), folder.resolve("forecast-" + name + ".png"));
                    save(errors(at), folder.resolve("errors-" + name + ".png"));
                }
            }
        } catch (IOException failed) {
            throw new EvaluationException(folder + ": plots cannot be written: " + failed.getMessage(), failed);
        }
    }

    private static void save(Chart<?, ?> chart, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            ChartEncoder.saveChart(chart, out, "png");
        }
    }

    private static XYChart course(String seriesName, HorizonScores at) {
        List<Point> points = at.points();
        double[] rows = points.stream().mapToDouble(Point::row).toArray();
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(seriesName + ", " + at.horizon().steps() + " ahead")
                .xAxisTitle("row")
                .build();
        add(
                chart,
                "90 % upper",
                rows,
                points.stream().mapToDouble(p -> p.forecast().q95()).toArray());
        add(
                chart,
                "80 % upper",
                rows,
                points.stream().mapToDouble(p -> p.forecast().q90()).toArray());
        add(
                chart,
                "median",
                rows,
                points.stream().mapToDouble(p -> p.forecast().median()).toArray());
        add(
                chart,
                "80 % lower",
                rows,
                points.stream().mapToDouble(p -> p.forecast().q10()).toArray());
        add(
                chart,
                "90 % lower",
                rows,
                points.stream().mapToDouble(p -> p.forecast().q05()).toArray());
        add(chart, "truth", rows, points.stream().mapToDouble(Point::truth).toArray());
        return chart;
    }

    private static void add(XYChart chart, String name, double[] rows, double[] values) {
        XYSeries series = chart.addSeries(name, rows, values);
        series.setMarker(SeriesMarkers.NONE);
    }

    private static CategoryChart errors(HorizonScores at) {
        List<Line> lines = new ArrayList<>();
        lines.add(at.combined());
        lines.addAll(at.simple());
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("mean absolute error, " + at.horizon().steps() + " ahead")
                .build();
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setXAxisLabelRotation(45);
        chart.addSeries(
                "MAE",
                lines.stream().map(Line::method).toList(),
                lines.stream().map(line -> line.tally().meanAbsolute()).toList());
        return chart;
    }
}
