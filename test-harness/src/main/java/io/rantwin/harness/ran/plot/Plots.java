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
            double[] share = IntStream.rangeClosed(1, throughputs.length)
                    .mapToDouble(i -> (double) i / throughputs.length)
                    .toArray();
            XYChart chart = chart("Throughput of users while data waits [Mbit/s]", "share of the users");
            asShare(chart);
            chart.addSeries("users", throughputs, share).setMarker(SeriesMarkers.NONE);
            written.add(save(chart, folder.resolve("throughput-cdf.png")));
        }
        return written;
    }

    private static XYChart load(RunLog log) {
        TimeAxis time = TimeAxis.of(log.hours());
        XYChart chart = chart(time.title(), "load: share of the resource blocks sent");
        asShare(chart);
        double[] hours = time.values();
        int cells = log.network().account().cells();
        double[] mean = new double[hours.length];
        double[] highest = new double[hours.length];
        double[] lowest = new double[hours.length];
        Arrays.fill(lowest, 1);
        for (int cell = 0; cell < cells; cell++) {
            double[] load = log.load(cell);
            for (int i = 0; i < load.length; i++) {
                mean[i] += load[i] / cells;
                highest[i] = Math.max(highest[i], load[i]);
                lowest[i] = Math.min(lowest[i], load[i]);
            }
        }
        chart.addSeries("busiest cell", hours, highest).setMarker(SeriesMarkers.NONE);
        chart.addSeries("mean of the cells", hours, mean).setMarker(SeriesMarkers.NONE);
        chart.addSeries("quietest cell", hours, lowest).setMarker(SeriesMarkers.NONE);
        return chart;
    }

    private static XYChart power(RunLog log) {
        TimeAxis time = TimeAxis.of(log.hours());
        XYChart chart = chart(time.title(), "power of all radio units [W]");
        chart.addSeries("power", time.values(), log.watts()).setMarker(SeriesMarkers.NONE);
        chart.addSeries("connected users", time.values(), log.connected())
                .setMarker(SeriesMarkers.NONE)
                .setYAxisGroup(1);
        chart.setYAxisGroupTitle(1, "connected users");
        chart.getStyler().setYAxisGroupPosition(1, YAxisPosition.Right);
        return chart;
    }

    /**
     * Time of the profile as it is drawn: a short run in minutes since its beginning, a longer one in hours since Monday.
     *
     * @param values of the samples, in the unit that the title names
     */
    record TimeAxis(String title, double[] values) {
        /** @param hours since Monday 0:00, at least two */
        static TimeAxis of(double[] hours) {
            double first = hours[0];
            if (hours[hours.length - 1] - first > LONGEST_IN_MINUTES_HOURS) {
                return new TimeAxis("hours since Monday 0:00", hours);
            }
            long start = (long) Math.floor(first * MINUTES_PER_HOUR);
            int day = (int) (start / (HOURS_PER_DAY * MINUTES_PER_HOUR) % DAYS.length);
            String title = String.format(
                    Locale.ROOT,
                    "minutes since %s %d:%02d",
                    DAYS[day],
                    start / MINUTES_PER_HOUR % HOURS_PER_DAY,
                    start % MINUTES_PER_HOUR);
            return new TimeAxis(
                    title,
                    Arrays.stream(hours)
                            .map(hour -> hour * MINUTES_PER_HOUR - start)
                            .toArray());
        }
    }

    private static void asShare(XYChart chart) {
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0).setYAxisDecimalPattern("0.0");
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
