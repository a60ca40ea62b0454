package io.rantwin.nearrt.model;

import java.time.Duration;

/**
 * When a model is used.
 *
 * @param window over which errors are compared, in network time; a model is never worse than the best simple member for longer
 * @param leastForecasts that must have met their truth within the window before anything is decided in a model's favour
 * @param margin by which its error must be below that of the best simple member to become active, such as 0.02
 * @param mostStepBacks after so many the model is not tried again in that group
 * @param trial windows within which it must once have been good enough; then it is not tried any longer
 * @param activatesAlone whether a model becomes active without being told to, as soon as it is good enough
 * @param mostModels that are computed at once
 */
public record ModelRules(
        Duration window,
        int leastForecasts,
        double margin,
        int mostStepBacks,
        int trial,
        boolean activatesAlone,
        int mostModels) {
    /** Ten minutes, two per cent. */
    public static final ModelRules USUAL = new ModelRules(Duration.ofMinutes(10), 200, 0.02, 3, 144, false, 4);

    /** The same, with or without being told to. */
    public ModelRules activatingAlone(boolean alone) {
        return new ModelRules(window, leastForecasts, margin, mostStepBacks, trial, alone, mostModels);
    }

    /** Refuses rules that never or always hold. */
    public ModelRules {
        if (window.compareTo(Duration.ofSeconds(1)) < 0
                || leastForecasts < 1
                || !(margin >= 0 && margin < 1)
                || mostStepBacks < 1
                || trial < 1
                || mostModels < 1) {
            throw new IllegalArgumentException(
                    "Rules for models need a window of at least 1 s, at least 1 forecast, a margin in 0..1, and counts of"
                            + " at least 1.");
        }
    }
}
