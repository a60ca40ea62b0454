package io.rantwin.planner.study;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.study.AllocationRun.Row;
import io.rantwin.planner.study.AllocationRun.Score;
import io.rantwin.planner.study.PairedBootstrap.Interval;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin study allocation}. */
@Command(
        name = "allocation",
        mixinStandardHelpOptions = true,
        description = {
            "Divides the blocks of 184 stations among 8 000 moving users: ours, equally, and ignoring demand; same users, association,"
                    + " rates and demands for all three.",
            "Throughput is what users are given, never more than they want; satisfaction is given over wanted. Intervals are 95 %%,"
                    + " by bootstrap over seeds."
        })
final class AllocationCommand implements Callable<Integer> {
    private static final double MEGA = 1e6;
    private static final double PER_CENT = 100;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "20",
            description = "runs, with seeds 1 to N (default: ${DEFAULT-VALUE})")
    private int seeds;

    @Option(
            names = "--demand",
            paramLabel = "F",
            defaultValue = "60",
            description = "demand is uniform in 0 to F times a block's 180 kHz, in bit/s (default: ${DEFAULT-VALUE})")
    private double demand;

    @Option(
            names = "--satisfaction",
            paramLabel = "S",
            defaultValue = "0.95",
            description = "mean satisfaction that ours keeps where it can (default: ${DEFAULT-VALUE})")
    private double satisfaction;

    @Option(
            names = "--se-max",
            paramLabel = "B",
            defaultValue = "Infinity",
            description = "bound of a link in bit/s per hertz, such as 7.4 for 256QAM (default: Shannon's alone)")
    private double seMax;

    @Option(
            names = "--channels",
            paramLabel = "N",
            defaultValue = "45",
            description = "stations interfere with those on the same of N channels, 1 for all with all (default:"
                    + " ${DEFAULT-VALUE})")
    private int channels;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "20", description = "default: ${DEFAULT-VALUE}")
    private int steps;

    @Option(names = "--users", paramLabel = "N", defaultValue = "8000", description = "default: ${DEFAULT-VALUE}")
    private int users;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "seeds that are run at once (default: ${DEFAULT-VALUE})")
    private int threads;

    @Option(names = "--json", description = "a JSON line a row")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        if (seeds < 1
                || threads < 1
                || steps < 1
                || channels < 1
                || users < 1
                || !(demand > 0)
                || !(satisfaction >= 0 && satisfaction <= 1)
                || !(seMax > 0)) {
            throw new ParameterException(
                    spec.commandLine(), "--satisfaction is 0 to 1, all other numbers must be above 0");
        }
        AllocationConditions conditions = AllocationConditions.PUBLISHED.with(demand, seMax, channels, steps, users);
        List<List<Score>> runs = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<List<Score>>> open = new ArrayList<>();
            for (int k = 1; k <= seeds; k++) {
                int seed = k;
                open.add(pool.submit(() -> new AllocationRun(conditions, satisfaction, seed).run()));
            }
            for (Future<List<Score>> each : open) {
                runs.add(each.get());
            }
        }
        print(runs, spec.commandLine().getOut());
        return 0;
    }

    private void print(List<List<Score>> runs, PrintWriter out) {
        if (!json) {
            out.printf(
                    Locale.ROOT,
                    "%d users, %d seeds, %d steps, %d channels, demand uniform in 0 .. %s x 180 kHz, links up to %s bit/s/Hz%n%n",
                    users,
                    seeds,
                    steps,
                    channels,
                    demand,
                    seMax);
            out.printf(
                    "%-16s  %-32s  %-25s  %-25s  %s%n",
                    "", "throughput, Mbit/s", "satisfaction, %", "satisfied users, %", "throughput / equal division");
        }
        for (Row row : Row.values()) {
            Interval throughput = PairedBootstrap.mean(column(runs, row, score -> score.throughputBitPerS() / MEGA));
            Interval mean = PairedBootstrap.mean(column(runs, row, score -> PER_CENT * score.satisfaction()));
            Interval satisfied = PairedBootstrap.mean(column(runs, row, score -> PER_CENT * score.satisfied()));
            Interval ratio = PairedBootstrap.ratio(
                    column(runs, row, Score::throughputBitPerS),
                    column(runs, Row.EQUAL_DIVISION, Score::throughputBitPerS));
            String name = row.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            if (json) {
                ObjectNode line = JsonNodeFactory.instance.objectNode().put("row", name);
                put(line, "throughputMbitPerS", throughput);
                put(line, "satisfactionPercent", mean);
                put(line, "satisfiedUsersPercent", satisfied);
                put(line, "overEqualDivision", ratio);
                out.println(line);
            } else {
                out.printf(
                        Locale.ROOT,
                        "%-16s  %9.0f (%9.0f .. %9.0f)  %6.2f (%6.2f .. %6.2f)  %6.2f (%6.2f .. %6.2f)  %6.4f (%6.4f .. %6.4f)%n",
                        name,
                        throughput.value(),
                        throughput.lower(),
                        throughput.upper(),
                        mean.value(),
                        mean.lower(),
                        mean.upper(),
                        satisfied.value(),
                        satisfied.lower(),
                        satisfied.upper(),
                        ratio.value(),
                        ratio.lower(),
                        ratio.upper());
            }
        }
        out.flush();
    }

    private static void put(ObjectNode line, String name, Interval interval) {
        line.putArray(name).add(interval.value()).add(interval.lower()).add(interval.upper());
    }

    private static double[] column(List<List<Score>> runs, Row row, ToDoubleFunction<Score> figure) {
        return runs.stream()
                .mapToDouble(run ->
                        figure.applyAsDouble(run.get(List.of(Row.values()).indexOf(row))))
                .toArray();
    }
}
