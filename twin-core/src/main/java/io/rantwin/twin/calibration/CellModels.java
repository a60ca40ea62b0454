package io.rantwin.twin.calibration;

import io.rantwin.twin.arithmetic.PortableMath;
import java.util.List;

/** The models of a cell that are calibrated. */
public final class CellModels {
    private CellModels() {}

    /**
     * Electrical power, P0 + slope x load x most radiated power (EARTH model). Inputs: load 0..1, most radiated power in W.
     *
     * @param idleWatts expected P0
     * @param slope expected slope
     */
    public static CellModel power(double idleWatts, double slope) {
        return new Formula(
                List.of(
                        new Parameter("P0", "W", idleWatts, 0.3 * idleWatts, 0, 10 * idleWatts),
                        new Parameter("slope", "", slope, 0.3 * slope, 0, 10 * slope)),
                2,
                (theta, in) -> theta[0] + theta[1] * in[0] * in[1]);
    }

    /**
     * Temperature after a time of constant dissipation, T_e + (T - T_e) exp(-t / (R C)) with T_e = T_ambient + R P. Inputs:
     * temperature before in Cel, dissipated power in W, ambient temperature in Cel, time in s.
     *
     * @param resistance expected R in K/W
     * @param capacity expected C in J/K
     */
    public static CellModel thermal(double resistance, double capacity) {
        return new Formula(
                List.of(
                        new Parameter("R", "K/W", resistance, 0.5 * resistance, 0.02 * resistance, 20 * resistance),
                        new Parameter("C", "J/K", capacity, 0.5 * capacity, 0.02 * capacity, 20 * capacity)),
                4,
                (theta, in) -> {
                    double equilibrium = in[2] + theta[0] * in[1];
                    return equilibrium + (in[0] - equilibrium) * PortableMath.exp(-in[3] / (theta[0] * theta[1]));
                });
    }

    /**
     * Spectral efficiency, min(eta log2(1 + SINR 10^(b/10) / gamma), seMax) (TR 36.942 annex A). Input: SINR of the uncalibrated
     * model, linear; for a cell the mean over its points.
     *
     * @param eta expected share of the Shannon bound
     * @param gamma linear loss of SINR
     * @param seMax most bit/s/Hz
     */
    public static CellModel radio(double eta, double gamma, double seMax) {
        return new Formula(
                List.of(new Parameter("b", "dB", 0, 6, -30, 30), new Parameter("eta", "", eta, 0.15, 0.05, 1.5)),
                1,
                (theta, in) -> Math.min(
                        seMax, theta[1] * PortableMath.log2(1 + in[0] * PortableMath.ratio(theta[0]) / gamma)));
    }

    private record Formula(List<Parameter> parameters, int inputs, Prediction prediction) implements CellModel {
        @Override
        public double predict(double[] theta, double[] in) {
            return prediction.of(theta, in);
        }
    }

    @FunctionalInterface
    private interface Prediction {
        double of(double[] theta, double[] in);
    }
}
