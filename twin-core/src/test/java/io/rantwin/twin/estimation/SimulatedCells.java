package io.rantwin.twin.estimation;

import io.rantwin.twin.chance.Chance;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/** Truth that moves and is measured exactly as the filter assumes, so that its uncertainty can be judged. */
final class SimulatedCells {
    final CellParameters parameters;
    private final ProcessModel model;
    private final Chance chance;
    private final double[][] x;

    SimulatedCells(CellParameters parameters, ProcessModel model, Chance chance) {
        this.parameters = parameters;
        this.model = model;
        this.chance = chance;
        x = new double[parameters.cells()][];
        for (int cell = 0; cell < x.length; cell++) {
            x[cell] = new double[] {Math.log(12e6), 0, Math.log(2), Math.log(40), 0, 42};
        }
    }

    void step(long k) {
        double dt = 1;
        double t = model.trendSeconds();
        double phi = Math.exp(-dt / t);
        for (int cell = 0; cell < x.length; cell++) {
            double[] s = x[cell];
            double load = Math.exp(s[0] - s[2]) / 20e6;
            double burst = model.burstDeviation() * Math.sqrt(1 - phi * phi) * draw(cell, 0, k);
            // The trend's own noise, integrated in small steps, apart from the closed form.
            double a = s[0];
            double v = s[1];
            int parts = 20;
            double root = model.trendDeviation() / t * Math.sqrt(2 / t * dt / parts);
            for (int i = 0; i < parts; i++) {
                a += v * dt / parts;
                v += -v / t * dt / parts + root * draw(cell, 10 + i, k);
            }
            s[0] = a + burst + model.levelPerRootSecond() * draw(cell, 1, k);
            s[1] = v - burst / t;
            s[2] = ou(s[2], Math.log(2), model.efficiencySeconds(), model.efficiencyDeviation(), draw(cell, 2, k));
            s[3] = ou(s[3], Math.log(20), model.usersSeconds(), model.usersDeviation(), draw(cell, 3, k));
            s[4] = ou(s[4], 0, model.backlogSeconds(), model.backlogDeviation(), draw(cell, 4, k));
            s[5] = ou(s[5], 35 + 15 * load, model.temperatureSeconds(), model.temperatureDeviation(), draw(cell, 5, k));
        }
    }

    /** Noise as of a mean over so many seconds, of the state as it is now. */
    double[] report(int cell, long k, double seconds) {
        var observation = new Observation();
        double[] memory = new double[Layout.STRIDE];
        System.arraycopy(x[cell], 0, memory, 0, 6);
        Arrays.fill(memory, Layout.BIAS, Layout.BIAS + 10, 1);
        memory[Layout.BIAS + Observation.CQI] = 0;
        observation.evaluate(memory, 0, parameters, cell);
        double[] y = new double[10];
        for (MeasurementSlot slot : MeasurementSlot.values()) {
            double expected = observation.expected[slot.index()];
            double noise = Observation.noise(slot, expected, 1, seconds);
            double rate = expected + Math.sqrt(noise) * draw(cell, 40 + slot.index(), k);
            y[slot.index()] = slot.perPeriod() ? rate * seconds : rate;
        }
        return y;
    }

    double nees(FilterBank bank, int cell) {
        var error = new ArrayRealVector(FilterBankTest.mean(bank, cell)).subtract(new ArrayRealVector(x[cell]));
        var p = new Array2DRowRealMatrix(FilterBankTest.covariance(bank, cell));
        return error.dotProduct(
                new CholeskyDecomposition(p, 1e-9, 0).getSolver().solve(error));
    }

    double[] truth(int cell) {
        return x[cell];
    }

    private static double ou(double value, double mean, double seconds, double deviation, double draw) {
        double phi = Math.exp(-1 / seconds);
        return mean + phi * (value - mean) + deviation * Math.sqrt(1 - phi * phi) * draw;
    }

    private double draw(int cell, int purpose, long k) {
        return chance.normal(Chance.stream(purpose, cell), k);
    }
}
