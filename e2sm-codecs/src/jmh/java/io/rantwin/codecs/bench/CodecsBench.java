package io.rantwin.codecs.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures the codecs and prints a table for people, or with {@code --json} one object {@code {bench, machine, results:
 * [{name, value, unit}]}}. Takes less than a minute: every benchmark has a JVM of its own, three seconds to warm up and
 * five half seconds to be measured, the best of which counts.
 */
public final class CodecsBench {
    private static final int WARM_UP_SECONDS = 2;
    private static final int HALF_SECONDS = 5;
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Machine machine;
    private final Map<Figure, Double> nanos = new EnumMap<>(Figure.class);
    private double hotAllocation;

    private CodecsBench(Machine machine) {
        this.machine = machine;
    }

    /** Exit code 0; 1 when measuring failed; 2 for wrong usage. */
    public static void main(String[] args) {
        boolean json = List.of(args).equals(List.of("--json"));
        if (args.length > 0 && !json) {
            System.err.println("usage: bench codecs [--json]");
            System.exit(2);
        }
        // A lock left by another user of the machine is no reason to fail; the best half second shrugs off a neighbour.
        System.setProperty("jmh.ignoreLock", "true");
        try {
            BenchMessages messages = BenchMessages.load();
            System.err.println("measuring " + Figure.values().length + " benchmarks, about "
                    + Figure.values().length * (WARM_UP_SECONDS + HALF_SECONDS / 2 + 1) + " s; messages: "
                    + messages.origin());
            var bench = new CodecsBench(Machine.here());
            bench.collect(new Runner(options()).run());
            if (json) {
                System.out.println(bench.json());
            } else {
                bench.printTable(System.out, messages);
            }
        } catch (JsonProcessingException | RunnerException | IllegalStateException e) {
            System.err.println("bench codecs: " + e.getMessage());
            System.exit(1);
        }
    }

    private static Options options() {
        return new OptionsBuilder()
                .include(CodecsBench.class.getPackageName().replace(".", "\\.") + "\\.")
                .forks(1)
                .warmupIterations(WARM_UP_SECONDS)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(HALF_SECONDS)
                .measurementTime(TimeValue.milliseconds(500))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    private void collect(Collection<RunResult> results) {
        for (RunResult result : results) {
            Figure figure = Figure.ofBenchmark(result.getParams().getBenchmark());
            if (figure == null) {
                continue;
            }
            // The best half second: what other programs on the machine take away is not the codec's.
            nanos.put(figure, result.getPrimaryResult().getStatistics().getMin());
            if (figure.isHotDecode()) {
                hotAllocation = Math.max(hotAllocation, allocated(result));
            }
        }
        for (Figure figure : Figure.values()) {
            if (!nanos.containsKey(figure)) {
                throw new IllegalStateException("no result for " + figure.figureName());
            }
        }
    }

    private static double allocated(RunResult result) {
        var secondary = result.getSecondaryResults();
        for (String label : secondary.keySet()) {
            double octets = label.endsWith(ALLOCATED) ? secondary.get(label).getScore() : Double.NaN;
            if (octets >= 0) {
                return octets;
            }
        }
        throw new IllegalStateException("the profiler did not tell " + ALLOCATED);
    }

    /** What JMH itself allocates in an iteration, spread over the messages, is far below one octet and not ours. */
    private static long wholeOctets(double octets) {
        return Math.round(octets);
    }

    private String json() throws JsonProcessingException {
        var mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode().put("bench", "codecs");
        root.set("machine", mapper.valueToTree(machine));
        ArrayNode results = root.putArray("results");
        nanos.forEach((figure, value) -> results.addObject()
                .put("name", figure.figureName())
                .put("value", Math.round(value * 10) / 10.0)
                .put("unit", "ns/op"));
        results.addObject()
                .put("name", Figure.HOT_ALLOCATION)
                .put("value", wholeOctets(hotAllocation))
                .put("unit", "B/op");
        return mapper.writeValueAsString(root);
    }

    private void printTable(PrintStream out, BenchMessages messages) {
        out.printf("Codecs on %s, %d cores, JDK %s%n", machine.cpu(), machine.cores(), machine.jdk());
        out.printf(
                "Messages: %s; format 1 with 10 measurements, %d octets; format 3 with 32 UEs x 10, %d octets%n",
                messages.origin(), messages.f1().length(), messages.f3().length());
        out.println("Each figure: E2AP, KPM header and KPM message, one thread; mean of the best half second of "
                + HALF_SECONDS);
        out.println();
        out.printf("%-30s %12s %14s %8s %8s%n", "", "ours", "C (asn1c -O3)", "ratio", "at most");
        nanos.forEach((figure, value) -> {
            double ratio = value / figure.referenceNanos();
            out.printf(
                    Locale.ROOT,
                    "%-30s %9.2f us %11.1f us %8.3f %8.2f %s%n",
                    figure.figureName(),
                    value / 1000,
                    figure.referenceNanos() / 1000,
                    ratio,
                    figure.mostRatio(),
                    ratio <= figure.mostRatio() ? "" : " TOO SLOW");
        });
        out.printf(
                Locale.ROOT,
                "%-30s %9d B   (profiler: %.3f B, JMH's own bookkeeping included)%n",
                Figure.HOT_ALLOCATION,
                wholeOctets(hotAllocation),
                hotAllocation);
    }
}
