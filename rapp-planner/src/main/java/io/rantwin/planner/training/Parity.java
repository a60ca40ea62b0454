package io.rantwin.planner.training;

import io.rantwin.twin.learned.Header;
import io.rantwin.twin.learned.Kernels;
import io.rantwin.twin.learned.Layer;
import io.rantwin.twin.learned.Neighbourhood;
import io.rantwin.twin.learned.StatefulForecaster;
import io.rantwin.twin.learned.Weights;
import io.rantwin.twin.learned.WeightsException;
import java.util.Collections;
import java.util.List;

/** Whether the forward pass that serves a network gives what the training framework's gives. */
public final class Parity {
    /** Largest difference of a model that may leave training, in the network's unit. */
    public static final double MOST = 1e-5;

    private static final double FINEST = 1e-9;

    private Parity() {}

    /**
     * Largest difference of any quantile at any step.
     *
     * @param header of the network; its scaling is left out
     * @param inputs by step, normalised
     */
    public static double difference(Trainer trainer, List<Layer> layers, Header header, float[][] inputs)
            throws TrainingException {
        float[][] theirs = trainer.forward(layers, inputs);
        int horizons = header.horizonsSeconds().size();
        int levels = header.quantiles().size();
        int middle = middle(header.quantiles());
        double most = 0;
        try {
            var ours = new StatefulForecaster(
                    Weights.inMemory(plain(header), layers), Neighbourhood.none(1), Kernels.best());
            for (int t = 0; t < inputs.length; t++) {
                ours.step(new int[] {0}, 1, inputs[t]);
                for (int h = 0; h < horizons; h++) {
                    double[] quantiles = quantiles(theirs[t], h * levels, levels, middle);
                    for (int q = 0; q < levels; q++) {
                        most = Math.max(most, Math.abs(quantiles[q] - ours.forecast(0, h, q)));
                    }
                }
            }
        } catch (WeightsException wrong) {
            throw new TrainingException("what was trained does not fit together: " + wrong.getMessage(), wrong);
        }
        return most;
    }

    /**
     * The same of a model that is to leave training.
     *
     * @throws TrainingException when it is more than {@link #MOST}
     */
    static double checked(Trainer trainer, List<Layer> layers, Header header, float[][] inputs)
            throws TrainingException {
        double difference = difference(trainer, layers, header, inputs);
        if (difference > MOST) {
            throw new TrainingException("the twin's forward pass differs by " + difference
                    + " from that of the training framework; the model is not used");
        }
        return difference;
    }

    private static Header plain(Header header) {
        int inputs = header.inputs().size();
        return new Header(
                header.name(),
                header.version(),
                header.target(),
                header.inputs(),
                Collections.nCopies(inputs, 0.0),
                Collections.nCopies(inputs, 1.0),
                header.horizonsSeconds(),
                header.quantiles(),
                0,
                1,
                FINEST);
    }

    private static int middle(List<Double> levels) {
        int middle = 0;
        for (int q = 1; q < levels.size(); q++) {
            middle = Math.abs(levels.get(q) - 0.5) < Math.abs(levels.get(middle) - 0.5) ? q : middle;
        }
        return middle;
    }

    private static double[] quantiles(float[] raw, int at, int levels, int middle) {
        double[] quantiles = new double[levels];
        quantiles[middle] = raw[at + middle];
        for (int q = middle + 1; q < levels; q++) {
            quantiles[q] = quantiles[q - 1] + distance(raw[at + q]);
        }
        for (int q = middle - 1; q >= 0; q--) {
            quantiles[q] = quantiles[q + 1] - distance(raw[at + q]);
        }
        return quantiles;
    }

    private static double distance(double raw) {
        return 0.5 * (raw + Math.sqrt(raw * raw + 4));
    }
}
