package io.rantwin.planner.federated;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which weights of all steps are the best: those whose loss, over each site's first one, is the smallest in the middle of the sites that
 * have told theirs. Over its first one, since which sites are there may change on the way. Not thread-safe.
 */
final class BestWeights {
    private static final float[] NOTHING = {};

    /** Weights whose losses may still come, by version. */
    private final Map<Long, float[]> versions = new TreeMap<>();

    private final Map<Long, Map<String, Double>> losses = new TreeMap<>();
    private final Map<Long, Map<String, Double>> relativeLosses = new TreeMap<>();
    private final Map<String, Double> firstLosses = new TreeMap<>();
    private float[] best = NOTHING;
    private long bestVersion;
    private double bestRelative;

    /** Takes the weights of a step; those before {@code oldest} are judged no more. */
    void stepped(long version, float[] weights, long oldest) {
        versions.put(version, weights);
        versions.keySet().removeIf(each -> each < oldest);
    }

    /**
     * Takes the loss of the weights that a site began from.
     *
     * @param present sites that are there: the losses of few of them are no loss of all
     */
    void told(String site, long version, double loss, long present) {
        double first = firstLosses.computeIfAbsent(site, begin -> loss);
        losses.computeIfAbsent(version, begin -> new TreeMap<>()).put(site, loss);
        Map<String, Double> relative = relativeLosses.computeIfAbsent(version, begin -> new TreeMap<>());
        relative.put(site, first > 0 ? loss / first : 1);
        float[] weights = versions.get(version);
        if (weights == null || 2L * relative.size() <= present) {
            return;
        }
        double inTheMiddle = middle(relative.values().stream());
        if (best.length == 0 || inTheMiddle < bestRelative) {
            best = weights;
            bestVersion = version;
            bestRelative = inTheMiddle;
        }
    }

    /** Nothing more comes: where no losses told which are the best, these are. */
    void orElse(long version, float[] weights) {
        if (best.length == 0) {
            best = weights;
            bestVersion = version;
        }
    }

    /** The best so far; empty before there are some. */
    float[] weights() {
        return best;
    }

    /** Step after which they were. */
    long version() {
        return bestVersion;
    }

    /** Their loss, of the site in the middle; NaN before there is one. */
    double loss() {
        Map<String, Double> of = losses.get(bestVersion);
        return of == null || of.isEmpty() ? Double.NaN : middle(of.values().stream());
    }

    private static double middle(Stream<Double> values) {
        double[] sorted = values.mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[(sorted.length - 1) / 2];
    }
}
