package io.rantwin.planner.training;

import java.util.ArrayList;
import java.util.List;

/**
 * Means and deviations that make a network's inputs and targets of size 1, taken from the training rows.
 *
 * @param mean of each input
 * @param deviation of each input, above 0
 * @param offset target where the network gives 0; targets are deviations or changes, so it is 0
 * @param scale change of the target for a change of 1 of the output
 */
record Scaling(List<Double> mean, List<Double> deviation, double offset, double scale) {
    private static final double SMALLEST = 1e-6;
    private static final float FARTHEST = 30;

    /**
     * Of the rows before {@code until}.
     *
     * @param seasonal targets are deviations of about one size; else they are changes, most of them small, and a scale that the few large
     *     ones do not make is taken
     */
    static Scaling of(Window window, int inputs, int until, boolean seasonal) throws TrainingException {
        double[] sum = new double[inputs + 1];
        double[] squares = new double[inputs + 1];
        long[] count = new long[inputs + 1];
        for (int cell = 0; cell < window.cells(); cell++) {
            for (int row = 0; row < until; row++) {
                if (window.isReady(cell, row)) {
                    for (int i = 0; i < inputs; i++) {
                        add(sum, squares, count, i, window.inputs()[cell][row][i]);
                    }
                    for (float target : window.targets()[cell][row]) {
                        add(sum, squares, count, inputs, target);
                    }
                }
            }
        }
        List<Double> mean = new ArrayList<>();
        List<Double> deviation = new ArrayList<>();
        for (int i = 0; i <= inputs; i++) {
            double middle = count[i] == 0 ? 0 : sum[i] / count[i];
            double variance = count[i] == 0 ? 1 : Math.max(0, squares[i] / count[i] - middle * middle);
            mean.add(middle);
            deviation.add(variance > SMALLEST * SMALLEST ? Math.sqrt(variance) : 1);
        }
        if (count[inputs] == 0) {
            throw new TrainingException("the training rows hold no target: the series are too short or empty");
        }
        mean.removeLast();
        double scale = deviation.removeLast();
        if (!seasonal) {
            for (int i = 0; i < inputs; i++) {
                double step = meanStep(window, i, until);
                deviation.set(i, step > SMALLEST ? step : deviation.get(i));
            }
            scale = Math.max(SMALLEST, meanSize(window, until));
        }
        return new Scaling(List.copyOf(mean), List.copyOf(deviation), 0, scale);
    }

    /** Mean change of an input from row to row: measurements rest near zero for long, and a deviation would drown what happens there. */
    private static double meanStep(Window window, int input, int until) {
        double sum = 0;
        long count = 0;
        for (int cell = 0; cell < window.cells(); cell++) {
            for (int row = 1; row < until; row++) {
                if (!window.starts()[row] && window.isReady(cell, row) && window.isReady(cell, row - 1)) {
                    float step = window.inputs()[cell][row][input] - window.inputs()[cell][row - 1][input];
                    if (!Float.isNaN(step)) {
                        sum += Math.abs(step);
                        count++;
                    }
                }
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double meanSize(Window window, int until) {
        double sum = 0;
        long count = 0;
        for (int cell = 0; cell < window.cells(); cell++) {
            for (int row = 0; row < until; row++) {
                // The nearest horizon: the farther ones are larger anyway.
                float target = window.targets()[cell][row][0];
                if (!Float.isNaN(target)) {
                    sum += Math.abs(target);
                    count++;
                }
            }
        }
        return count == 0 ? 1 : sum / count;
    }

    private static void add(double[] sum, double[] squares, long[] count, int at, float value) {
        if (!Float.isNaN(value)) {
            sum[at] += value;
            squares[at] += (double) value * value;
            count[at]++;
        }
    }

    /** Inputs as the twin's forward pass normalises them. */
    float[] inputs(float[] raw) {
        float[] scaled = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            float value = (raw[i] - mean.get(i).floatValue()) * (float) (1 / deviation.get(i));
            scaled[i] = Float.isNaN(value) ? 0 : Math.max(-FARTHEST, Math.min(FARTHEST, value));
        }
        return scaled;
    }

    float target(float raw) {
        return (float) ((raw - offset) / scale);
    }
}
