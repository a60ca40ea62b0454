package io.rantwin.planner.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Lines over minutes as SVG, in the colours of the page that it stands in. Needs nothing that has to be loaded: a report is also left when
 * the machine is told to end.
 */
final class LineChart {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 260;
    private static final int LEFT = 64;
    private static final int RIGHT = 12;
    private static final int TOP = 26;
    private static final int BOTTOM = 40;
    private static final int X_TICKS = 10;
    private static final int Y_TICKS = 5;

    private final String title;
    private final String unit;
    private final double[] minutes;
    private final List<Line> lines;
    private final double[][] band;

    /**
     * One line.
     *
     * @param name in the legend
     * @param y a value for each minute of the chart; NaN leaves it out
     */
    record Line(String name, double[] y) {}

    /**
     * @param unit of the values
     * @param minutes rising
     * @param lines the first is that of what happened
     * @param band lower and upper edge of what was foretold; empty without
     */
    LineChart(String title, String unit, double[] minutes, List<Line> lines, double[]... band) {
        this.title = title;
        this.unit = unit;
        this.minutes = minutes;
        this.lines = List.copyOf(lines);
        this.band = band;
    }

    /** What it shows. */
    String title() {
        return title;
    }

    /** The picture, with a legend where it has more than one line. */
    String svg() {
        double[] all = DoubleStream.concat(
                        lines.stream().flatMapToDouble(line -> Arrays.stream(line.y())),
                        Arrays.stream(band).flatMapToDouble(Arrays::stream))
                .filter(Double::isFinite)
                .toArray();
        double most = Arrays.stream(all).max().orElse(1);
        double least = Arrays.stream(all).min().orElse(0);
        // Lines far above nought would be flat if the axis began there.
        double begin = least > most / 2 ? least : Math.min(0, least);
        double step = step(most - begin, Y_TICKS);
        double low = Math.floor(begin / step) * step;
        double high = Math.ceil(most / step) * step;
        Scale y = new Scale(low, high > low ? high : low + step, HEIGHT - BOTTOM, TOP);
        double last = minutes[minutes.length - 1];
        Scale x = new Scale(minutes[0], last > minutes[0] ? last : minutes[0] + 1, LEFT, WIDTH - RIGHT);
        StringBuilder svg = new StringBuilder(String.format(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s, %s over minutes of network time\">",
                WIDTH, HEIGHT, StoryPage.text(title), StoryPage.text(unit)));
        for (double tick = low; tick <= high + step / 2; tick += step) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/><text x=\"%d\" y=\"%.1f\" class=\"tick end\">%s</text>",
                    LEFT,
                    WIDTH - RIGHT,
                    y.at(tick),
                    y.at(tick),
                    LEFT - 8,
                    y.at(tick) + 4,
                    words(tick, step)));
        }
        double minute = step(x.to - x.from, X_TICKS);
        for (double tick = Math.ceil(x.from / minute) * minute; tick <= x.to; tick += minute) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" class=\"tick middle\">%s</text>",
                    x.at(tick),
                    HEIGHT - BOTTOM + 16,
                    words(tick, minute)));
        }
        svg.append(String.format(
                "<text x=\"%d\" y=\"%d\" class=\"tick middle\">minutes of network time</text>",
                (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6));
        svg.append(
                String.format("<text x=\"%d\" y=\"%d\" class=\"tick\">%s</text>", 4, TOP - 14, StoryPage.text(unit)));
        if (band.length == 2) {
            svg.append("<polygon class=\"band\" points=\"");
            for (int i = 0; i < minutes.length; i++) {
                point(svg, x.at(minutes[i]), y.at(band[0][i]));
            }
            for (int i = minutes.length - 1; i >= 0; i--) {
                point(svg, x.at(minutes[i]), y.at(band[1][i]));
            }
            svg.append("\"/>");
        }
        for (int k = lines.size() - 1; k >= 0; k--) {
            svg.append("<polyline class=\"line").append(k).append("\" points=\"");
            for (int i = 0; i < minutes.length; i++) {
                if (Double.isFinite(lines.get(k).y()[i])) {
                    point(svg, x.at(minutes[i]), y.at(lines.get(k).y()[i]));
                }
            }
            svg.append("\"/>");
        }
        return svg.append("</svg>\n").append(legend()).toString();
    }

    private String legend() {
        if (lines.size() == 1 && band.length == 0) {
            return "";
        }
        StringBuilder legend = new StringBuilder("<p class=\"legend\">");
        for (int k = 0; k < lines.size(); k++) {
            legend.append("<span class=\"key line")
                    .append(k)
                    .append("\"></span>")
                    .append(StoryPage.text(lines.get(k).name()))
                    .append(' ');
        }
        return legend.append(band.length == 2 ? "<span class=\"key band\"></span>two deviations around it" : "")
                .append("</p>\n")
                .toString();
    }

    private static void point(StringBuilder points, double x, double y) {
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
    }

    private static String words(double tick, double step) {
        return String.format(Locale.ROOT, "%." + (int) Math.max(0, Math.ceil(-Math.log10(step))) + "f", tick + 0.0);
    }

    /** A step of 1, 2 or 5 times a power of ten that divides a range into so many parts at most. */
    static double step(double range, int parts) {
        double least = Math.max(range, 1e-9) / parts;
        double ten = Math.pow(10, Math.floor(Math.log10(least)));
        for (double times : new double[] {1, 2, 5}) {
            if (times * ten >= least * (1 - 1e-9)) {
                return times * ten;
            }
        }
        return 10 * ten;
    }

    private record Scale(double from, double to, double begin, double end) {
        double at(double value) {
            return begin + (value - from) / (to - from) * (end - begin);
        }
    }
}
