package io.rantwin.planner.rest;

import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.BundleKeys;
import io.rantwin.planner.registry.TrainingCause.Signal;
import io.rantwin.planner.retraining.RetrainingPolicy;
import io.rantwin.planner.training.commands.Spans;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options that say when models are trained again. */
final class RetrainingOptions {
    private static final double MILLIS = 1000;

    @Option(
            names = "--retrain",
            split = ",",
            paramLabel = "SIGNAL",
            description = {
                "trains a model that is in use again when it has drifted, as one of these tells: ERRORS (on newer reports of the",
                "history, beside its card), TWIN (no better there than the best simple member); default: neither"
            })
    private Set<Signal> signals = EnumSet.noneOf(Signal.class);

    @Option(
            names = "--retrain-after",
            paramLabel = "SPAN",
            defaultValue = "1h",
            description = "how long a drift must stand, network time (default: ${DEFAULT-VALUE})")
    private String after;

    @Option(
            names = "--retrain-pause",
            paramLabel = "SPAN",
            defaultValue = "1d",
            description =
                    "least network time between the newest rows of two trainings of a model (default: ${DEFAULT-VALUE})")
    private String pause;

    @Option(
            names = "--retrain-window",
            paramLabel = "SPAN",
            defaultValue = "90d",
            description = "how far back rows are taken at most (default: ${DEFAULT-VALUE})")
    private String window;

    @Option(
            names = "--retrain-rows",
            paramLabel = "ROWS",
            defaultValue = "1000",
            description =
                    "rows that a cell must have in the mean (default: ${DEFAULT-VALUE}; seasonal models need 14 days, too)")
    private int rows;

    @Option(
            names = "--retrain-key",
            paramLabel = "FILE",
            description = "private Ed25519 key (PEM) that signs what is trained; the xApp takes signed models only")
    private @Nullable Path key;

    @Option(
            names = "--retrain-offer",
            description =
                    "offers a model that won to the twin at once, where it begins in shadow (needs --twin and --retrain-key)")
    private boolean offers;

    /**
     * As a policy.
     *
     * @throws ParameterException when it is none
     */
    RetrainingPolicy policy(CommandLine command, boolean hasTwin) {
        if (key != null) {
            try {
                BundleKeys.signing(key);
            } catch (BundleException unusable) {
                throw new ParameterException(command, "--retrain-key " + unusable.getMessage(), unusable);
            }
        }
        if (offers && (!hasTwin || key == null)) {
            throw new ParameterException(command, "--retrain-offer needs --twin and --retrain-key");
        }
        if (signals.contains(Signal.TWIN) && !hasTwin) {
            throw new ParameterException(command, "--retrain TWIN needs --twin");
        }
        if (rows < 1) {
            throw new ParameterException(command, "--retrain-rows is at least 1, not " + rows);
        }
        return new RetrainingPolicy(
                signals,
                span(command, "--retrain-after", after),
                span(command, "--retrain-pause", pause),
                span(command, "--retrain-window", window),
                rows,
                key,
                offers);
    }

    private static Duration span(CommandLine command, String option, String text) {
        return Duration.ofMillis(Math.round(MILLIS * Spans.seconds(command, option, text)));
    }
}
