package io.rantwin.planner.training;

import io.rantwin.twin.learned.Header;
import io.rantwin.twin.learned.Kernels;
import io.rantwin.twin.learned.Layer;
import io.rantwin.twin.learned.StatefulForecaster;
import io.rantwin.twin.learned.Weights;
import io.rantwin.twin.learned.WeightsException;
import java.util.Arrays;
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
     * @param layers with what mixes neighbours' inputs, if anything does; the framework knows the trained ones only
     * @param header of the network; its scaling is left out
     */
    static double difference(Trainer trainer, List<Layer> layers, Header header, ParityProbe probe)
            throws TrainingException {
        int cells = probe.plain().length;
        int[] steps = new int[cells];
        float[][][] theirs = new float[cells][][];
        for (int cell = 0; cell < cells; cell++) {
            float[][] made = Arrays.stream(probe.given()[cell])
                    .filter(row -> row.length > 0)
                    .toArray(float[][]::new);
            theirs[cell] = made.length == 0 ? made : trainer.forward(NetworkInputs.trained(layers), made);
        }
        double most = 0;
        try {
            var ours = new StatefulForecaster(
                    Weights.inMemory(plain(header), layers), probe.neighbourhood(), Kernels.best());
            int inputs = header.inputs().size();
            int[] ready = new int[cells];
            boolean[] silent = new boolean[cells];
            float[] report = new float[cells * inputs];
            for (int t = 0; t < probe.plain()[0].length; t++) {
                int count = 0;
                for (int cell = 0; cell < cells; cell++) {
                    float[] row = probe.plain()[cell][t];
                    if (row.length > 0) {
                        System.arraycopy(row, 0, report, count * inputs, inputs);
                        silent[count] = probe.silent()[cell][t];
                        ready[count++] = cell;
                    }
                }
                ours.step(ready, count, report, silent);
                for (int r = 0; r < count; r++) {
                    most = Math.max(most, difference(ours, ready[r], theirs[ready[r]][steps[ready[r]]++], header));
                }
            }
        } catch (WeightsException wrong) {
            throw new TrainingException("what was trained does not fit together: " + wrong.getMessage(), wrong);
        }
        return most;
    }

    private static double difference(StatefulForecaster ours, int cell, float[] theirs, Header header) {
        int levels = header.quantiles().size();
        int middle = middle(header.quantiles());
        double most = 0;
        for (int h = 0; h < header.horizonsSeconds().size(); h++) {
            double[] quantiles = quantiles(theirs, h * levels, levels, middle);
            for (int q = 0; q < levels; q++) {
                most = Math.max(most, Math.abs(quantiles[q] - ours.forecast(cell, h, q)));
            }
        }
        return most;
    }

    /**
     * The same of a model that is to leave training.
     *
     * @throws TrainingException when it is more than {@link #MOST}
     */
    static double checked(Trainer trainer, List<Layer> layers, Header header, ParityProbe probe)
            throws TrainingException {
        double difference = difference(trainer, layers, header, probe);
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
