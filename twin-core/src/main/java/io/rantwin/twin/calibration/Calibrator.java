package io.rantwin.twin.calibration;

import io.rantwin.twin.calibration.Calibration.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer.Optimum;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;

/**
 * Nonlinear least squares with priors over a window (Levenberg-Marquardt): the first part is fitted, the last part judges. Samples of
 * executed actions are fitted first and by themselves, which gives the start for all. Immutable and thread-safe.
 *
 * <p>Minimised is the sum of ((y - f(theta)) / sigma)^2 and ((theta - prior) / sigma_prior)^2: priors are observations of the
 * parameters, so the window adds to them in the way of Bayes for a nearly linear model.
 */
public final class Calibrator {
    private static final int MOST_EVALUATIONS = 500;
    private static final double TOLERANCE = 1e-10;
    private static final double STEP = 1e-5;

    private final double fittedShare;
    private final int leastHeldBack;
    private final double leastGain;

    /**
     * @param fittedShare share of the window, from its beginning, that is fitted; the rest is held back
     * @param leastHeldBack samples that the held-back part must have
     * @param leastGain share by which the held-back error must fall, such as 0.01
     */
    public Calibrator(double fittedShare, int leastHeldBack, double leastGain) {
        if (!(fittedShare > 0 && fittedShare < 1) || leastHeldBack < 1 || !(leastGain >= 0 && leastGain < 1)) {
            throw new IllegalArgumentException("Share %s, held back %d, gain %s do not make sense."
                    .formatted(fittedShare, leastHeldBack, leastGain));
        }
        this.fittedShare = fittedShare;
        this.leastHeldBack = leastHeldBack;
        this.leastGain = leastGain;
    }

    /** What the product uses. */
    public static Calibrator standard() {
        return new Calibrator(0.7, 10, 0.01);
    }

    /**
     * Tries to improve the parameters.
     *
     * @param current parameters in use
     * @param samples of the window in any order
     */
    public Calibration calibrate(CellModel model, double[] current, List<Sample> samples) {
        List<Sample> actions = new ArrayList<>();
        List<Sample> regular = new ArrayList<>();
        for (Sample sample : samples) {
            (sample.ofAction() ? actions : regular).add(sample);
        }
        regular.sort(Comparator.comparingLong(Sample::nanos));
        int cut = (int) (regular.size() * fittedShare);
        List<Sample> heldBack = regular.subList(cut, regular.size());
        List<Sample> all = new ArrayList<>(actions);
        all.addAll(regular.subList(0, cut));
        double before = error(model, current, heldBack);
        var nothing = new Calibration(
                edge(samples, true),
                edge(samples, false),
                current.clone(),
                current.clone(),
                priors(model),
                before,
                before,
                all.size(),
                heldBack.size(),
                Verdict.TOO_FEW_SAMPLES);
        if (heldBack.size() < leastHeldBack || all.isEmpty()) {
            return nothing;
        }
        try {
            double[] start = actions.isEmpty()
                    ? current
                    : fit(model, current, actions).getPoint().toArray();
            Optimum optimum = fit(model, start, all);
            double[] fitted = bounded(model, optimum.getPoint().toArray());
            double after = error(model, fitted, heldBack);
            Verdict verdict = after < before * (1 - leastGain) ? Verdict.ACCEPTED : Verdict.NO_BETTER;
            double[] deviation = optimum.getSigma(TOLERANCE * TOLERANCE).toArray();
            return new Calibration(
                    nothing.fromNanos(),
                    nothing.toNanos(),
                    nothing.before(),
                    fitted,
                    deviation,
                    before,
                    after,
                    all.size(),
                    heldBack.size(),
                    verdict);
        } catch (MathIllegalStateException | MathIllegalArgumentException failed) {
            return new Calibration(
                    nothing.fromNanos(),
                    nothing.toNanos(),
                    nothing.before(),
                    nothing.after(),
                    nothing.deviation(),
                    before,
                    before,
                    all.size(),
                    heldBack.size(),
                    Verdict.NOT_CONVERGED);
        }
    }

    private static Optimum fit(CellModel model, double[] start, List<Sample> samples) {
        List<Parameter> parameters = model.parameters();
        int rows = samples.size() + parameters.size();
        LeastSquaresProblem problem = new LeastSquaresBuilder()
                .start(bounded(model, start))
                .target(new ArrayRealVector(rows))
                .model(point -> residuals(model, point.toArray(), samples))
                .parameterValidator(point -> new ArrayRealVector(bounded(model, point.toArray())))
                .lazyEvaluation(false)
                .maxEvaluations(MOST_EVALUATIONS)
                .maxIterations(MOST_EVALUATIONS)
                .build();
        return new LevenbergMarquardtOptimizer()
                .withCostRelativeTolerance(TOLERANCE)
                .withParameterRelativeTolerance(TOLERANCE)
                .optimize(problem);
    }

    // Normalised residuals of samples, then of priors; sensitivities by central differences of a share of the prior
    // deviation.
    private static Pair<RealVector, RealMatrix> residuals(CellModel model, double[] theta, List<Sample> samples) {
        List<Parameter> parameters = model.parameters();
        int n = samples.size();
        double[] value = new double[n + theta.length];
        double[][] slope = new double[n + theta.length][theta.length];
        for (int i = 0; i < n; i++) {
            Sample sample = samples.get(i);
            value[i] = (model.predict(theta, sample.inputs()) - sample.observed()) / sample.deviation();
        }
        for (int k = 0; k < theta.length; k++) {
            Parameter parameter = parameters.get(k);
            double step = STEP * parameter.deviation();
            double[] up = theta.clone();
            double[] down = theta.clone();
            up[k] += step;
            down[k] -= step;
            for (int i = 0; i < n; i++) {
                Sample sample = samples.get(i);
                double difference = model.predict(up, sample.inputs()) - model.predict(down, sample.inputs());
                slope[i][k] = difference / (2 * step * sample.deviation());
            }
            value[n + k] = (theta[k] - parameter.prior()) / parameter.deviation();
            slope[n + k][k] = 1 / parameter.deviation();
        }
        return new Pair<>(new ArrayRealVector(value, false), new Array2DRowRealMatrix(slope, false));
    }

    private static double[] bounded(CellModel model, double[] theta) {
        double[] inside = theta.clone();
        List<Parameter> parameters = model.parameters();
        for (int k = 0; k < inside.length; k++) {
            Parameter parameter = parameters.get(k);
            inside[k] = Math.clamp(inside[k], parameter.least(), parameter.most());
        }
        return inside;
    }

    private static double error(CellModel model, double[] theta, List<Sample> samples) {
        double sum = 0;
        for (Sample sample : samples) {
            double residual = (model.predict(theta, sample.inputs()) - sample.observed()) / sample.deviation();
            sum += residual * residual;
        }
        return samples.isEmpty() ? Double.NaN : Math.sqrt(sum / samples.size());
    }

    private static double[] priors(CellModel model) {
        double[] deviations = new double[model.parameters().size()];
        Arrays.setAll(deviations, k -> model.parameters().get(k).deviation());
        return deviations;
    }

    private static long edge(List<Sample> samples, boolean first) {
        long edge = first ? Long.MAX_VALUE : Long.MIN_VALUE;
        for (Sample sample : samples) {
            edge = first ? Math.min(edge, sample.nanos()) : Math.max(edge, sample.nanos());
        }
        return samples.isEmpty() ? 0 : edge;
    }
}
