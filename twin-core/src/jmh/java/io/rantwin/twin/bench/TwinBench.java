package io.rantwin.twin.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code rantwin bench twin}: how fast the twin is on one core, each figure beside a reference measured in the same run. */
public final class TwinBench {
    private TwinBench() {}

    /** Exit code 0, or 2 for wrong usage. */
    public static void main(String[] args) {
        boolean json = List.of(args).equals(List.of("--json"));
        if (args.length > 0 && !json) {
            System.err.println("usage: bench twin [--json]");
            System.exit(2);
        }
        List<Measured> lines = new ArrayList<>();
        for (Measurement part : parts()) {
            lines.addAll(part.measure(what -> System.err.println("measuring " + what)));
        }
        if (json) {
            System.out.println(json(lines));
        } else {
            System.out.println(machine());
            lines.forEach(TwinBench::print);
        }
    }

    private static List<Measurement> parts() {
        return List.of(
                new FilterMeasurement(),
                new ForecastMeasurement(),
                new LearnedMeasurement(),
                new LoadCouplingMeasurement());
    }

    private static void print(Measured line) {
        System.out.printf(
                Locale.ROOT,
                "%-34s %12.4g %-4s %s%n",
                line.name(),
                line.value(),
                line.unit(),
                (line.bar() == null ? "" : "(" + line.bar() + ") ")
                        + (line.reference() == null ? "" : "[" + line.reference() + "]"));
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " processors, JDK " + Runtime.version() + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }

    private static String json(List<Measured> lines) {
        var mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode().put("bench", "twin").put("machine", machine());
        ArrayNode results = root.putArray("results");
        for (Measured line : lines) {
            ObjectNode result = results.addObject().put("name", line.name()).put("value", line.value());
            result.put("unit", line.unit()).put("bar", line.bar()).put("reference", line.reference());
        }
        return root.toString();
    }
}
