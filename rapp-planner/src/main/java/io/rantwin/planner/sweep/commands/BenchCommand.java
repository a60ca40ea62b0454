package io.rantwin.planner.sweep.commands;

import com.sun.management.OperatingSystemMXBean;
import io.rantwin.planner.network.AssumedNetwork;
import io.rantwin.planner.sweep.Cancellation;
import io.rantwin.planner.sweep.CellPower;
import io.rantwin.planner.sweep.Dimension;
import io.rantwin.planner.sweep.Figure;
import io.rantwin.planner.sweep.Figure.Over;
import io.rantwin.planner.sweep.Levels;
import io.rantwin.planner.sweep.Lever;
import io.rantwin.planner.sweep.Objective;
import io.rantwin.planner.sweep.Rail;
import io.rantwin.planner.sweep.Space;
import io.rantwin.planner.sweep.SweepException;
import io.rantwin.planner.sweep.SweepExecutor;
import io.rantwin.planner.sweep.SweepJob;
import io.rantwin.planner.sweep.ThreadExecutor;
import io.rantwin.planner.sweep.spark.SparkExecutor;
import io.rantwin.twin.whatif.Kpi;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin sweep bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures sweeps of a hexagonal network with several numbers of threads.",
            "One evaluation is one converged steady state of all cells with the scenario's actions, its figures and guard rails; the"
                    + " same state without them is solved as well and not counted."
        })
final class BenchCommand implements Callable<Integer> {
    private static final double NANOS = 1e9;
    private static final int SECTORS = 3;
    private static final int WARM_UP_EVALUATIONS = 2000;

    /** What differs between scenarios. */
    enum Kind {
        GROWTH,
        ENERGY,
        COVERAGE
    }

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--scenarios",
            paramLabel = "N",
            defaultValue = "20000",
            description = "scenario evaluations (default: ${DEFAULT-VALUE})")
    private long evaluations;

    @Option(
            names = "--threads",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,2",
            description = "one run for each (default: ${DEFAULT-VALUE})")
    private List<Integer> threads = List.of();

    @Option(names = "--spark", description = "the same with Spark's local[N] in place of plain threads")
    private boolean onSpark;

    @Option(
            names = "--sites",
            paramLabel = "N",
            defaultValue = "19",
            description = "sites of three cells (default: ${DEFAULT-VALUE})")
    private int sites;

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "8",
            description = "evaluations of a scenario, each with its own demand (default: ${DEFAULT-VALUE})")
    private int draws;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "ENERGY",
            description =
                    "what differs: GROWTH (demand), ENERGY (demand, and cells asleep), COVERAGE (demand, every cell's tilt and"
                            + " power) (default: ${DEFAULT-VALUE})")
    private Kind kind;

    @Override
    public Integer call() throws IOException {
        if (evaluations < draws
                || draws < 1
                || sites < 1
                || sites > 1000
                || threads.stream().anyMatch(n -> n < 1)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--scenarios must be at least --draws, --sites 1 to 1000, and all numbers at least 1");
        }
        PrintWriter out = spec.commandLine().getOut();
        machine(out);
        SweepJob job = job(evaluations / draws);
        out.printf(
                Locale.ROOT,
                "%s, %d cells, %d scenarios of %d draws: %d evaluations in %d shards%n",
                kind.name().toLowerCase(Locale.ROOT),
                SECTORS * sites,
                job.space().scenarios(),
                draws,
                job.evaluations(),
                job.shards());
        out.flush();
        try {
            measure(job(Math.max(1, Math.min(WARM_UP_EVALUATIONS, evaluations) / draws)), new ThreadExecutor(1));
            double first = Double.NaN;
            long firstBits = 0;
            for (int count : threads) {
                try (SweepExecutor executor =
                        onSpark ? SparkExecutor.start("local[" + count + "]", Map.of()) : new ThreadExecutor(count)) {
                    Measured run = measure(job, executor);
                    double rate = job.evaluations() / run.seconds();
                    if (Double.isNaN(first)) {
                        first = rate;
                        firstBits = run.bits();
                    }
                    out.printf(
                            Locale.ROOT,
                            "%-60s %8.1f s  %8.0f evaluations/s  %6.3f ms CPU each  %4.2f cores busy  x %.2f of the first  %s%n",
                            executor.name(),
                            run.seconds(),
                            rate,
                            1e3 * run.cpuSeconds() / job.evaluations(),
                            run.cpuSeconds() / run.seconds(),
                            rate / first,
                            run.bits() == firstBits ? "same bits" : "OTHER BITS");
                    out.flush();
                    if (run.bits() != firstBits) {
                        return 1;
                    }
                }
            }
            out.printf(Locale.ROOT, "load average afterwards: %s%n", loadAverage());
            out.flush();
            return 0;
        } catch (SweepException failed) {
            spec.commandLine().getErr().println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    /** A run: wall and processor time, and a checksum of all results in their order. */
    private record Measured(double seconds, double cpuSeconds, long bits) {}

    private static Measured measure(SweepJob job, SweepExecutor executor) throws SweepException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long[] checksums = new long[job.shards()];
        long cpu = system.getProcessCpuTime();
        long begun = System.nanoTime();
        executor.run(
                job,
                job.shardsBut(new BitSet()),
                result -> {
                    CRC32 crc = new CRC32();
                    crc.update(result.toBytes());
                    checksums[result.shard()] = crc.getValue();
                },
                new Cancellation());
        double seconds = (System.nanoTime() - begun) / NANOS;
        return new Measured(seconds, (system.getProcessCpuTime() - cpu) / NANOS, Arrays.hashCode(checksums));
    }

    private SweepJob job(long scenarios) {
        int cells = SECTORS * sites;
        double[] load = new double[cells];
        Arrays.setAll(load, c -> 0.2 + 0.3 * (c * 7 % cells) / cells);
        byte[] snapshot =
                AssumedNetwork.USUAL.make(HexagonalNetwork.of(sites), load).toBytes();
        List<Dimension> dimensions = new ArrayList<>();
        List<Integer> all = IntStream.range(0, cells).boxed().toList();
        dimensions.add(new Dimension("demand", new Lever.Demand(all), new Levels.Range(0.5, 1.5, 0)));
        for (int c = 0; c < cells; c++) {
            List<Integer> one = List.of(c);
            if (kind == Kind.COVERAGE) {
                dimensions.add(new Dimension("tilt " + c, new Lever.TiltChange(one), new Levels.Range(-3, 3, 0)));
                dimensions.add(new Dimension("power " + c, new Lever.PowerChange(one), new Levels.Range(-3, 0, 0)));
            } else if (kind == Kind.ENERGY) {
                dimensions.add(new Dimension("sleep " + c, new Lever.Asleep(one), new Levels.Flag(0.1)));
            }
        }
        Figure power = new Figure.OfCells(Kpi.POWER, Over.NETWORK);
        Figure busiest = new Figure.OfCells(Kpi.PRB_LOAD, Over.GREATEST);
        Figure carried = new Figure.OfCells(Kpi.CARRIED, Over.LEAST);
        return new SweepJob(
                snapshot,
                new Space(Space.Method.LATIN_HYPERCUBE, dimensions, scenarios, 1),
                draws,
                1,
                CellPower.EARTH_MACRO,
                new Objective(power, false),
                List.of(busiest, carried, new Figure.OfCells(Kpi.THROUGHPUT, Over.LEAST)),
                List.of(
                        new Rail(busiest, Double.NEGATIVE_INFINITY, 80, 0.05),
                        new Rail(carried, 99, Double.POSITIVE_INFINITY, 0.05)));
    }

    private static void machine(PrintWriter out) throws IOException {
        Path cpuInfo = Path.of("/proc/cpuinfo");
        String processor = Files.isReadable(cpuInfo)
                ? Files.readAllLines(cpuInfo).stream()
                        .filter(line -> line.startsWith("model name"))
                        .findFirst()
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .orElse("unknown processor")
                : "unknown processor";
        out.printf(
                Locale.ROOT,
                "%s, %d processors, Java %s, vector module %s, load average %s%n",
                processor,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() ? "on" : "off",
                loadAverage());
    }

    private static String loadAverage() {
        return String.format(
                Locale.ROOT,
                "%.2f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
