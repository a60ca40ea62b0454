package io.rantwin.harness.ran.plot;

import io.rantwin.harness.ran.network.Account;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.Styler.YAxisPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Writes the pictures of a run into a folder. */
public final class Plots {
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 600;
    /** Runs up to this long are drawn in minutes. */
    private static final double LONGEST_IN_MINUTES_HOURS = 2;

    private static final int MINUTES_PER_HOUR = 60;
    private static final int HOURS_PER_DAY = 24;
    private static final String[] DAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

    private Plots() {}

    /**
     * Writes {@code map.png}, {@code load.png}, {@code power.png}, {@code sinr-cdf.png}, {@code rsrp-cdf.png} and
     * {@code throughput-cdf.png}.
     *
     * @return what was written; charts of which there is nothing to show are left out
     * @throws IOException when the folder cannot be written
     */
    public static List<Path> write(RunLog log, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> written = new ArrayList<>();
        written.add(save(new SinrMap(log.network()).draw(log), folder.resolve("map.png")));
        if (log.samples() > 1) {
            written.add(save(load(log), folder.resolve("load.png")));
            written.add(save(power(log), folder.resolve("power.png")));
        }
        Account account = log.network().account();
        addDistribution(
                written,
                folder.resolve("sinr-cdf.png"),
                "SINR of connected users [dB]",
                Account.LOWEST_SINR_DB,
                summed(Account.SINR_BINS, bin -> sum(account, cell -> account.sinr(cell, bin))));
        addDistribution(
                written,
                folder.resolve("rsrp-cdf.png"),
                "SS-RSRP of connected users [dBm]",
                Account.LOWEST_RSRP_DBM,
                summed(Account.RSRP_BINS, bin -> sum(account, cell -> account.rsrp(cell, bin))));
        double[] throughputs = log.throughputs();
        if (throughputs.length > 1) {
            double[] share = new double[throughputs.length + 2];
            double[] throughput = new double[share.length];
            for (int i = 0; i < throughputs.length; i++) {
                share[i + 1] = (i + 0.5) / throughputs.length;
                throughput[i + 1] = throughputs[i];
            }
            throughput[0] = throughputs[0];
            throughput[share.length - 1] = throughputs[throughputs.length - 1];
            share[share.length - 1] = 1;
            XYChart chart = chart("Throughput of users while data waits [Mbit/s]", "share of the users");
            asShare(chart);
            chart.addSeries("users", throughput, share).setMarker(SeriesMarkers.NONE);
            written.add(save(chart, folder.resolve("throughput-cdf.png")));
        }
        return written;
    }

    private static XYChart load(RunLog log) {
        TimeAxis time = TimeAxis.of(log.hours());
        XYChart chart = chart(time.title(), "load: share of the resource blocks sent");
        asShare(chart);
        int samples = log.samples();
        int cells = log.network().account().cells();
        double[] mean = new double[samples];
        double[] highest = new double[samples];
        double[] lowest = new double[samples];
        Arrays.fill(lowest, 1);
        for (int cell = 0; cell < cells; cell++) {
            double[] load = log.load(cell);
            for (int i = 0; i < load.length; i++) {
                mean[i] += load[i] / cells;
                highest[i] = Math.max(highest[i], load[i]);
                lowest[i] = Math.min(lowest[i], load[i]);
            }
        }
        chart.addSeries("busiest cell", time.values(), TimeAxis.drawn(highest)).setMarker(SeriesMarkers.NONE);
        chart.addSeries("mean of the cells", time.values(), TimeAxis.drawn(mean))
                .setMarker(SeriesMarkers.NONE);
        chart.addSeries("quietest cell", time.values(), TimeAxis.drawn(lowest)).setMarker(SeriesMarkers.NONE);
        return chart;
    }

    private static XYChart power(RunLog log) {
        TimeAxis time = TimeAxis.of(log.hours());
        XYChart chart = chart(time.title(), "power of all radio units [W]");
        chart.addSeries("power", time.values(), TimeAxis.drawn(log.watts())).setMarker(SeriesMarkers.NONE);
        chart.addSeries("connected users", time.values(), TimeAxis.drawn(log.connected()))
                .setMarker(SeriesMarkers.NONE)
                .setYAxisGroup(1);
        chart.setYAxisGroupTitle(1, "connected users");
        chart.getStyler().setYAxisGroupPosition(1, YAxisPosition.Right);
        return chart;
    }

    /**
     * Time of the profile as it is drawn: a short run in minutes since its beginning, a longer one in hours since Monday.
     * A sample stands for the time before it, so it is drawn in the middle of that; the first and the last one are also
     * drawn where the run begins and ends. (XChart puts ticks at round figures only where points are not equally spaced.)
     *
     * @param values where the samples are drawn, in the unit that the title names; two more than samples
     */
    record TimeAxis(String title, double[] values) {
        /** @param hours of the samples since Monday 0:00, at least two, equally spaced */
        static TimeAxis of(double[] hours) {
            double gap = hours[1] - hours[0];
            double first = hours[0] - gap;
            double last = hours[hours.length - 1];
            boolean isShort = last - first <= LONGEST_IN_MINUTES_HOURS;
            // A hair more, for a beginning such as 20:00 may lie just below it.
            long start = (long) Math.floor(first * MINUTES_PER_HOUR + 1e-6);
            double[] values = new double[hours.length + 2];
            for (int i = 0; i < values.length; i++) {
                double hour = i == 0 ? first : i > hours.length ? last : hours[i - 1] - gap / 2;
                values[i] = isShort ? hour * MINUTES_PER_HOUR - start : hour;
            }
            return new TimeAxis(isShort ? minutesSince(start) : "hours since Monday 0:00", values);
        }

        private static String minutesSince(long start) {
            return String.format(
                    Locale.ROOT,
                    "minutes since %s %d:%02d",
                    DAYS[(int) (start / (HOURS_PER_DAY * MINUTES_PER_HOUR) % DAYS.length)],
                    start / MINUTES_PER_HOUR % HOURS_PER_DAY,
                    start % MINUTES_PER_HOUR);
        }

        /** The figures of the samples, as many as there are {@link #values}. */
        static double[] drawn(double[] samples) {
            double[] drawn = new double[samples.length + 2];
            System.arraycopy(samples, 0, drawn, 1, samples.length);
            drawn[0] = samples[0];
            drawn[drawn.length - 1] = samples[samples.length - 1];
            return drawn;
        }
    }

    private static void asShare(XYChart chart) {
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
    }

    private static XYChart chart(String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        return chart;
    }

    private static long[] summed(int bins, IntToLongFunction figure) {
        return IntStream.range(0, bins).mapToLong(figure).toArray();
    }

    private static long sum(Account account, IntToLongFunction ofCell) {
        return IntStream.range(0, account.cells()).mapToLong(ofCell).sum();
    }

    private static void addDistribution(List<Path> written, Path file, String what, int lowest, long[] bins)
            throws IOException {
        long total = Arrays.stream(bins).sum();
        if (total == 0) {
            return;
        }
        double[] x = new double[bins.length];
        double[] share = new double[bins.length];
        long below = 0;
        for (int bin = 0; bin < bins.length; bin++) {
            below += bins[bin];
            x[bin] = lowest + bin + 1;
            share[bin] = (double) below / total;
        }
        XYChart chart = chart(what, "share of the measurements");
        asShare(chart);
        chart.addSeries("all cells", x, share).setMarker(SeriesMarkers.NONE);
        written.add(save(chart, file));
    }

    private static Path save(XYChart chart, Path file) throws IOException {
        return save(BitmapEncoder.getBufferedImage(chart), file);
    }

    private static Path save(BufferedImage image, Path file) throws IOException {
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("this Java cannot write PNG");
        }
        return file;
    }
}
