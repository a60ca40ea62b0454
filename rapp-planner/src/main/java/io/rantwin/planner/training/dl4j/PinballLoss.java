package io.rantwin.planner.training.dl4j;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Pinball loss (Koenker and Bassett 1978) of quantiles that rise by construction: the output next to 0.5 is the middle one, the others are
 * distances outwards passed through (d + sqrt(d^2 + 4)) / 2, exactly as the twin reads them. Written by hand, gradient and all: the
 * library's graph losses report a wrong score. Of each horizon's labels the first is the target ({@link #MISSING} when
 * there is none) and the second its weight: the library cannot cut masks of single outputs into the pieces of truncated back-propagation.
 */
final class PinballLoss implements ILossFunction {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Label of a target that is not learned from. */
    static final float MISSING = Float.MAX_VALUE;

    private final double[] levels;
    private final int middle;
    private final double share;

    /**
     * A loss.
     *
     * @param levels two at least, rising; outputs are horizon by horizon, level by level
     * @param share that one element adds to the score
     */
    PinballLoss(double[] levels, double share) {
        this.levels = levels.clone();
        this.share = share;
        int nearest = 0;
        for (int q = 1; q < levels.length; q++) {
            nearest = Math.abs(levels[q] - 0.5) < Math.abs(levels[nearest] - 0.5) ? q : nearest;
        }
        this.middle = nearest;
    }

    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask, boolean average) {
        INDArray scores = computeScoreArray(labels, preOutput, activation, mask);
        double sum = scores.sumNumber().doubleValue();
        return average ? sum / scores.length() : sum;
    }

    @Override
    public INDArray computeScoreArray(
            INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
        int rows = (int) labels.size(0);
        float[] scores = new float[rows];
        pass(labels, preOutput, scores, null);
        return Nd4j.create(scores, new long[] {rows, 1}, 'c');
    }

    @Override
    public INDArray computeGradient(
            INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
        float[] gradient = new float[(int) labels.length()];
        pass(labels, preOutput, new float[(int) labels.size(0)], gradient);
        return Nd4j.create(gradient, labels.shape(), 'c');
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask, boolean average) {
        return Pair.of(
                computeScore(labels, preOutput, activation, mask, average),
                computeGradient(labels, preOutput, activation, mask));
    }

    private void pass(INDArray labels, INDArray preOutput, float[] scores, float @Nullable [] gradient) {
        float[] truth = labels.dup('c').data().asFloat();
        float[] raw = preOutput.dup('c').data().asFloat();
        int width = (int) labels.size(1);
        double[] slopes = new double[levels.length];
        for (int row = 0; row < scores.length; row++) {
            double score = 0;
            for (int at = row * width; at < (row + 1) * width; at += levels.length) {
                if (truth[at] < MISSING) {
                    double weight = share * truth[at + 1];
                    score += weight * horizon(raw, truth[at], at, slopes);
                    if (gradient != null) {
                        for (int q = 0; q < levels.length; q++) {
                            gradient[at + q] = (float) (weight * slopes[q]);
                        }
                    }
                }
            }
            scores[row] = (float) score;
        }
    }

    /** Loss of one horizon; {@code slopes} become its derivatives by the raw outputs. */
    private double horizon(float[] raw, double truth, int at, double[] slopes) {
        double value = raw[at + middle];
        double loss = pinball(middle, truth, value);
        slopes[middle] = slope(middle, truth, value);
        double up = value;
        double upSlopes = 0;
        for (int q = middle + 1; q < levels.length; q++) {
            up += distance(raw[at + q]);
            loss += pinball(q, truth, up);
            slopes[q] = slope(q, truth, up);
            upSlopes += slopes[q];
        }
        double down = value;
        double downSlopes = 0;
        for (int q = middle - 1; q >= 0; q--) {
            down -= distance(raw[at + q]);
            loss += pinball(q, truth, down);
            slopes[q] = slope(q, truth, down);
            downSlopes += slopes[q];
        }
        slopes[middle] += upSlopes + downSlopes;
        // A distance moves its own quantile and all further out.
        for (int q = middle + 1; q < levels.length; q++) {
            double own = slopes[q];
            slopes[q] = upSlopes * steepness(raw[at + q]);
            upSlopes -= own;
        }
        for (int q = middle - 1; q >= 0; q--) {
            double own = slopes[q];
            slopes[q] = -downSlopes * steepness(raw[at + q]);
            downSlopes -= own;
        }
        return loss;
    }

    private double pinball(int q, double truth, double quantile) {
        double off = truth - quantile;
        return Math.max(levels[q] * off, (levels[q] - 1) * off);
    }

    private double slope(int q, double truth, double quantile) {
        return truth > quantile ? -levels[q] : truth < quantile ? 1 - levels[q] : 0;
    }

    private static double distance(double raw) {
        return 0.5 * (raw + Math.sqrt(raw * raw + 4));
    }

    private static double steepness(double raw) {
        return 0.5 * (1 + raw / Math.sqrt(raw * raw + 4));
    }

    @Override
    public String name() {
        return "pinball";
    }
}
