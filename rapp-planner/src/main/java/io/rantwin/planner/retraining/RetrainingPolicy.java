package io.rantwin.planner.retraining;

import io.rantwin.planner.registry.TrainingCause.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a model is trained again. Times are network time.
 *
 * @param signals what tells of a drift, any of them; none is ever trained again when empty
 * @param standsFor how long a drift must stand
 * @param pause least time between the newest rows of two trainings of a line
 * @param window how far back rows are taken at most
 * @param leastRows that a cell must have in the mean
 * @param key signs bundles; null for none, and then no xApp takes them
 * @param offers whether a model that won is offered to the twin, where it begins in shadow
 */
public record RetrainingPolicy(
        Set<Signal> signals,
        Duration standsFor,
        Duration pause,
        Duration window,
        int leastRows,
        @Nullable Path key,
        boolean offers) {
    /** Nothing is trained by itself; the rest as usual. */
    public static final RetrainingPolicy OFF = new RetrainingPolicy(
            Set.of(), Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(90), 1000, null, false);

    /** Copies the set; refuses times and rows that are not positive. */
    public RetrainingPolicy {
        signals = Set.copyOf(signals);
        if (standsFor.isNegative() || !pause.isPositive() || !window.isPositive() || leastRows < 1) {
            throw new IllegalArgumentException("pause, window and rows must be above 0, and no time is negative");
        }
    }

    /** Whether anything is trained. */
    public boolean isOn() {
        return !signals.isEmpty();
    }
}
