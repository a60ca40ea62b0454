package io.rantwin.planner.training.commands;

import io.rantwin.planner.training.TrainingSettings;
import picocli.CommandLine.Option;

/** Options that say how a network is trained. */
final class NetworkOptions {
    @Option(names = "--seed", defaultValue = "1", description = "of every draw (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--epochs", defaultValue = "40", description = "at most (default: ${DEFAULT-VALUE})")
    private int epochs;

    @Option(names = "--units", defaultValue = "32", description = "of the LSTM, 1 to 512 (default: ${DEFAULT-VALUE})")
    private int units;

    @Option(
            names = "--learning-rate",
            defaultValue = "0.005",
            description = "of the first epoch (default: ${DEFAULT-VALUE})")
    private double learningRate;

    @Option(
            names = "--truncation",
            defaultValue = "24",
            description = "rows that errors are propagated back (default: ${DEFAULT-VALUE})")
    private int truncation;

    @Option(
            names = "--batch",
            defaultValue = "32",
            description = "pieces of series at once (default: ${DEFAULT-VALUE})")
    private int batch;

    @Option(
            names = "--weight-decay",
            defaultValue = "0.0001",
            description = "penalty on large weights (default: ${DEFAULT-VALUE})")
    private double weightDecay;

    @Option(
            names = "--attention",
            defaultValue = "0",
            paramLabel = "ROWS",
            description = {
                "attention of the newest state over those of the last rows, itself among them; 0 for none",
                "(default: ${DEFAULT-VALUE}; a model that is gone on from keeps its own)"
            })
    private int attention;

    /** @throws IllegalArgumentException when nothing can be trained so */
    TrainingSettings settings() {
        return settings(units);
    }

    /** The same with as many units as the model has that is gone on from. */
    TrainingSettings settings(int otherUnits) {
        return new TrainingSettings(seed, otherUnits, epochs, learningRate, truncation, batch, weightDecay, attention);
    }
}
