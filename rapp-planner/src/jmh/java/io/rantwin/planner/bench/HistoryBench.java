package io.rantwin.planner.bench;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.Reports;
import io.rantwin.planner.history.Retention;
import io.rantwin.planner.history.RollUp;
import io.rantwin.planner.history.Series;
import io.rantwin.planner.history.chunks.ChunkHistory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Fills a history with seconds of many cells and asks for the last day of single ones.
 *
 * <p>Arguments: cells (100), hours (24), and the folder (a new one beside the temporary files, deleted afterwards).
 */
public final class HistoryBench {
    private static final int STRETCH = 900;
    private static final int WIDTH = 12;
    private static final int LIVE_SECONDS = 60;
    private static final int QUERIES = 60;
    private static final long BEGIN = 1_699_999_200_000L / 900_000 * 900_000;
    private static final List<String> NAMES = List.of(
            "RRU.PrbTotDl",
            "RRU.PrbTotUl",
            "RRU.PrbUsedDl",
            "RRU.PrbAvailDl",
            "DRB.UEThpDl",
            "DRB.UEThpUl",
            "DRB.PdcpSduVolumeDL",
            "DRB.PdcpSduVolumeUL",
            "RRC.ConnMean",
            "RRC.ConnMax",
            "DRB.RlcSduDelayDl",
            "PEE.AvgPower");

    private HistoryBench() {}

    public static void main(String[] args) throws HistoryException, IOException {
        int cells = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        int hours = args.length > 1 ? Integer.parseInt(args[1]) : 24;
        Path folder = args.length > 2 ? Path.of(args[2]) : Files.createTempDirectory("history-bench");
        System.out.printf(
                Locale.ROOT,
                "machine: %s %s, %d processors, JDK %s, heap %d MB%n",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                Runtime.getRuntime().maxMemory() >> 20);
        try (HistoryStore store =
                ChunkHistory.open(folder, new RollUp(MeasurementCatalogue.bundled()), Retention.USUAL)) {
            fill(store, cells, hours);
            live(store, cells, hours);
            ask(store, cells, hours, NAMES);
            ask(store, cells, hours, NAMES.subList(0, 1));
            long start = System.nanoTime();
            System.out.printf(Locale.ROOT, "tidy: %s in %.1f s%n", store.tidy(), seconds(start));
        }
        System.out.printf(Locale.ROOT, "on disk: %.1f MB%n", octets(folder) / 1e6);
        if (args.length <= 2) {
            delete(folder);
        }
    }

    private static void fill(HistoryStore store, int cells, int hours) throws HistoryException {
        long start = System.nanoTime();
        var random = new SplittableRandom(1);
        long rows = 0;
        for (int stretch = 0; stretch < hours * 4; stretch++) {
            List<Reports> reports = new ArrayList<>();
            for (int cell = 0; cell < cells; cell++) {
                reports.add(reports(cell, BEGIN + stretch * 900_000L, STRETCH, random));
                if (reports.size() == 100 || cell == cells - 1) {
                    store.append(reports);
                    rows += (long) STRETCH * reports.size();
                    reports.clear();
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "fill: %d rows of %d values in %.1f s, %.0f rows/s%n",
                rows,
                WIDTH,
                seconds(start),
                rows / seconds(start));
    }

    /** What a cell reports: counts, percents of one decimal, rates and delays of any digits. */
    private static Reports reports(int cell, long begin, int rows, SplittableRandom random) {
        long[] times = new long[rows];
        long[] arrivals = new long[rows];
        double[] values = new double[rows * WIDTH];
        for (int row = 0; row < rows; row++) {
            times[row] = begin + row * 1000L;
            arrivals[row] = times[row] + 150 + random.nextInt(100);
            double load = random.nextDouble();
            for (int i = 0; i < WIDTH; i++) {
                values[row * WIDTH + i] = switch (i % 4) {
                    case 0 -> Math.rint(1000 * load) / 10;
                    case 1 -> random.nextInt(2000);
                    case 2 -> i == 10 ? load * 17 : random.nextInt(273);
                    default -> i == 3 ? 273 : load * 1e5 * (i + 1);
                };
            }
        }
        return new Reports("001-01-%09x".formatted(cell), 1000, NAMES, times, arrivals, values);
    }

    private static void live(HistoryStore store, int cells, int hours) throws HistoryException {
        var random = new SplittableRandom(2);
        double[] millis = new double[LIVE_SECONDS];
        for (int second = 0; second < LIVE_SECONDS; second++) {
            List<Reports> reports = new ArrayList<>();
            for (int cell = 0; cell < cells; cell++) {
                reports.add(reports(cell, BEGIN + hours * 3_600_000L + second * 1000L, 1, random));
            }
            long start = System.nanoTime();
            store.append(reports);
            millis[second] = 1e3 * seconds(start);
        }
        print("append of one second of all cells", millis);
    }

    private static void ask(HistoryStore store, int cells, int hours, List<String> names) throws HistoryException {
        var random = new SplittableRandom(3);
        double[] millis = new double[QUERIES];
        double[] cpuMillis = new double[QUERIES];
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int rows = 0;
        long end = BEGIN + hours * 3_600_000L + LIVE_SECONDS * 1000L;
        for (int query = 0; query < QUERIES; query++) {
            String cell = "001-01-%09x".formatted(random.nextInt(cells));
            long start = System.nanoTime();
            long cpu = threads.getCurrentThreadCpuTime();
            Series series = store.read(cell, 1000, end - 86_400_000L, end, names);
            cpuMillis[query] = (double) (threads.getCurrentThreadCpuTime() - cpu) / 1e6;
            millis[query] = 1e3 * seconds(start);
            rows = series.rows();
        }
        print("last 24 h of one cell, " + rows + " rows of " + names.size(), millis);
        print("  of that, work of the processor", cpuMillis);
    }

    private static void print(String what, double[] millis) {
        double first = millis[0];
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%s: p50 %.1f ms, p90 %.1f ms, max %.1f ms (first %.1f ms)%n",
                what,
                sorted[sorted.length / 2],
                sorted[sorted.length * 9 / 10],
                sorted[sorted.length - 1],
                first);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static long octets(Path folder) throws IOException {
        long sum = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                sum += Files.size(file);
            }
        }
        return sum;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
