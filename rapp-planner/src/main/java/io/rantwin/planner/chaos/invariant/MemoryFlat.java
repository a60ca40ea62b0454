package io.rantwin.planner.chaos.invariant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What processes take of the machine does not grow: the median of the last third of a soak is not far above that of the second one. The
 * first third is for what fills up once. Objects in use count after a full collection. A process that was started anew begins with
 * less, and what it has taken up from its earlier life is compared like everything else.
 */
public final class MemoryFlat implements Invariant {
    private static final int LEAST_SAMPLES = 2;

    private static final List<Quantity> QUANTITIES = List.of(
            new Quantity("heap", "MiB of objects", Footprint::heapMebibytes, 0.2, 12),
            new Quantity("resident", "MiB of memory", Footprint::residentMebibytes, 0.25, 64),
            new Quantity("threads", "threads", Footprint::threads, 0.2, 15),
            new Quantity("files", "open files", Footprint::files, 0.2, 25));

    private final Duration whole;
    private final Map<String, List<Footprint>> samples = new TreeMap<>();

    /**
     * What may grow how far.
     *
     * @param share of what it was, or
     * @param room more than it was; the larger of both counts
     */
    private record Quantity(String name, String unit, ToDoubleFunction<Footprint> of, double share, double room) {}

    /** @param whole length of the soak, network time */
    public MemoryFlat(Duration whole) {
        this.whole = whole;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String promise() {
        return "memory, threads and open files stay flat";
    }

    @Override
    public void look(Sight sight) {
        // Measured seldom, by itself.
    }

    /** A measurement. */
    public void take(Footprint footprint) {
        samples.computeIfAbsent(footprint.program(), _ -> new ArrayList<>()).add(footprint);
    }

    @Override
    public Finding finding() {
        Duration third = whole.dividedBy(3);
        ObjectNode figures = Breaches.figures();
        StringBuilder seen = new StringBuilder();
        Breaches found = new Breaches();
        int compared = 0;
        for (Map.Entry<String, List<Footprint>> each : samples.entrySet()) {
            List<Footprint> middle = between(each.getValue(), third, third.multipliedBy(2));
            List<Footprint> last = between(each.getValue(), third.multipliedBy(2), whole.multipliedBy(2));
            ObjectNode figure = figures.putObject(each.getKey());
            if (middle.size() < LEAST_SAMPLES || last.size() < LEAST_SAMPLES) {
                figure.put("samples", each.getValue().size());
                continue;
            }
            compared++;
            seen.append(seen.isEmpty() ? "" : "; ").append(each.getKey());
            for (Quantity quantity : QUANTITIES) {
                double then = median(middle, quantity.of());
                double now = median(last, quantity.of());
                figure.putObject(quantity.name()).put("middle", then).put("last", now);
                seen.append(String.format(Locale.ROOT, " %.0f to %.0f %s,", then, now, quantity.unit()));
                if (now - then > Math.max(quantity.share() * then, quantity.room())) {
                    found.add(
                            whole,
                            String.format(
                                    Locale.ROOT,
                                    "%s grew from %.0f to %.0f %s",
                                    each.getKey(),
                                    then,
                                    now,
                                    quantity.unit()),
                            List.of());
                }
            }
            seen.setLength(seen.length() - 1);
        }
        return found.finding(
                compared, compared == 0 ? "too few samples" : seen + " (second to last third, medians)", figures);
    }

    private static List<Footprint> between(List<Footprint> all, Duration from, Duration until) {
        return all.stream()
                .filter(each -> each.at().compareTo(from) >= 0 && each.at().compareTo(until) < 0)
                .toList();
    }

    private static double median(List<Footprint> all, ToDoubleFunction<Footprint> of) {
        double[] sorted = all.stream().mapToDouble(of).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
