package io.rantwin.nearrt.loop;

import io.rantwin.twin.estimation.StateComponent;
import java.util.Arrays;

/** Figures of a state that is about to be published; a shard uses one for all of its cells. Not thread-safe. */
final class CellDraft {
    private static final int BEGIN = 32;

    String[] names = new String[BEGIN];
    String[] units = new String[BEGIN];
    double[] means = new double[BEGIN];
    double[] deviations = new double[BEGIN];
    long[] informedNanos = new long[BEGIN];
    /** Measurements that there are. */
    int count;

    /** Network time that the filter's state is for. */
    long stateNanos;
    /** End of the newest period that is in the filter's state. */
    long informationNanos;

    final double[] state = new double[StateComponent.COUNT];
    final double[] covariance = new double[StateComponent.COUNT * StateComponent.COUNT];
    double load;
    double loadDeviation;

    void add(String name, String unit, double mean, double deviation, long informed) {
        if (count == names.length) {
            names = Arrays.copyOf(names, 2 * count);
            units = Arrays.copyOf(units, 2 * count);
            means = Arrays.copyOf(means, 2 * count);
            deviations = Arrays.copyOf(deviations, 2 * count);
            informedNanos = Arrays.copyOf(informedNanos, 2 * count);
        }
        names[count] = name;
        units[count] = unit;
        means[count] = mean;
        deviations[count] = deviation;
        informedNanos[count] = informed;
        count++;
    }
}
