package io.rantwin.twin.learned;

import java.util.List;

/**
 * What a weight file says about its model besides the layers. Lists are immutable.
 *
 * @param name of the model, such as {@code load-gru64}
 * @param version of the trained model, free text that the registry orders
 * @param target name of what is forecast, such as {@code RRU.PrbTotDl}
 * @param inputs names of the inputs in their order
 * @param inputMean subtracted from each input
 * @param inputDeviation each input is then divided by it, above 0
 * @param horizonsSeconds horizons of the output, rising
 * @param quantiles of the output, rising, inside 0..1
 * @param outputOffset value of the target where the network gives 0
 * @param outputScale change of the target for a change of 1 of the network's output, above 0
 * @param outputBase name of the input whose newest value is added to the output, so that the network tells the change from it; empty for
 *     none
 * @param quantum grid that forecasts are rounded to, so that a last bit never decides a scenario; above 0
 */
public record Header(
        String name,
        String version,
        String target,
        List<String> inputs,
        List<Double> inputMean,
        List<Double> inputDeviation,
        List<Integer> horizonsSeconds,
        List<Double> quantiles,
        double outputOffset,
        double outputScale,
        String outputBase,
        double quantum) {
    /** A header whose output stands for itself. */
    public Header(
            String name,
            String version,
            String target,
            List<String> inputs,
            List<Double> inputMean,
            List<Double> inputDeviation,
            List<Integer> horizonsSeconds,
            List<Double> quantiles,
            double outputOffset,
            double outputScale,
            double quantum) {
        this(
                name,
                version,
                target,
                inputs,
                inputMean,
                inputDeviation,
                horizonsSeconds,
                quantiles,
                outputOffset,
                outputScale,
                "",
                quantum);
    }

    /** Copies the lists. */
    public Header {
        inputs = List.copyOf(inputs);
        inputMean = List.copyOf(inputMean);
        inputDeviation = List.copyOf(inputDeviation);
        horizonsSeconds = List.copyOf(horizonsSeconds);
        quantiles = List.copyOf(quantiles);
    }

    /** Refuses what cannot be computed with, naming the field. */
    void check() throws WeightsException {
        if (inputs.isEmpty() || inputMean.size() != inputs.size() || inputDeviation.size() != inputs.size()) {
            throw new WeightsException(
                    "header: " + inputs.size() + " inputs need as many means and deviations, there are "
                            + inputMean.size() + " and " + inputDeviation.size());
        }
        for (int i = 0; i < inputs.size(); i++) {
            if (!Double.isFinite(inputMean.get(i)) || !positive(inputDeviation.get(i))) {
                throw new WeightsException("header: input " + inputs.get(i) + " has mean " + inputMean.get(i)
                        + " and deviation " + inputDeviation.get(i) + ", must be a number and above 0");
            }
        }
        if (horizonsSeconds.isEmpty() || quantiles.isEmpty()) {
            throw new WeightsException("header: needs at least one horizon and one quantile");
        }
        for (int i = 0; i < horizonsSeconds.size(); i++) {
            if (horizonsSeconds.get(i) <= (i == 0 ? 0 : horizonsSeconds.get(i - 1))) {
                throw new WeightsException("header: horizonsSeconds " + horizonsSeconds + " must be above 0 and rise");
            }
        }
        for (int i = 0; i < quantiles.size(); i++) {
            double least = i == 0 ? 0 : quantiles.get(i - 1);
            if (!(quantiles.get(i) > least) || !(quantiles.get(i) < 1)) {
                throw new WeightsException("header: quantiles " + quantiles + " must lie inside 0..1 and rise");
            }
        }
        if (!outputBase.isEmpty() && !inputs.contains(outputBase)) {
            throw new WeightsException("header: outputBase " + outputBase + " is none of the inputs " + inputs);
        }
        if (!Double.isFinite(outputOffset) || !positive(outputScale) || !positive(quantum)) {
            throw new WeightsException("header: outputOffset " + outputOffset + ", outputScale " + outputScale
                    + ", quantum " + quantum + " must be numbers, the last two above 0");
        }
    }

    private static boolean positive(double value) {
        return value > 0 && value < Double.POSITIVE_INFINITY;
    }

    /** Index of the quantile nearest 0.5, from which the others are built outwards. */
    int middleQuantile() {
        int middle = 0;
        for (int i = 1; i < quantiles.size(); i++) {
            if (Math.abs(quantiles.get(i) - 0.5) < Math.abs(quantiles.get(middle) - 0.5)) {
                middle = i;
            }
        }
        return middle;
    }
}
