package io.rantwin.twin.thermal;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.ClassicalRungeKuttaIntegrator;

/**
 * Heating where dissipated power or cooling depends on the temperature: C dT/dt = P(T) - (T - Ta)/R - radiated(T), by the classical
 * Runge-Kutta method of order 4 (Commons Math) with steps of at most a tenth of the time constant. For the linear case use {@link
 * ThermalNode#after}, which is exact.
 */
public final class NonlinearHeating {
    private static final double STEPS_PER_TIME_CONSTANT = 10;
    private static final double MOST_STEPS = 100_000;
    /** Stefan-Boltzmann constant, W m^-2 K^-4 (CODATA 2018). */
    private static final double STEFAN_BOLTZMANN = 5.670374419e-8;

    private static final double ZERO_CELSIUS_KELVIN = 273.15;

    private final ThermalNode node;
    private final HeatSource source;
    private final double radiatingSquareMetres;

    /**
     * Wires the parts.
     *
     * @param radiatingSquareMetres surface times emissivity; 0 leaves radiation out
     */
    public NonlinearHeating(ThermalNode node, HeatSource source, double radiatingSquareMetres) {
        this.node = node;
        this.source = source;
        this.radiatingSquareMetres = radiatingSquareMetres;
    }

    /** Temperature after a time at constant ambient temperature, degree Celsius; NaN for a negative or endless time. */
    public double after(double celsius, double ambientCelsius, double seconds) {
        double count = Math.ceil(seconds * STEPS_PER_TIME_CONSTANT / node.timeConstantSeconds());
        if (!(seconds >= 0) || count == Double.POSITIVE_INFINITY) {
            return Double.NaN;
        }
        // More steps than this lie many time constants beyond equilibrium: stop there.
        int steps = (int) Math.min(Math.max(count, 1), MOST_STEPS);
        double step = Math.min(seconds / steps, node.timeConstantSeconds() / STEPS_PER_TIME_CONSTANT);
        var integrator = new ClassicalRungeKuttaIntegrator(Math.max(step, Double.MIN_NORMAL));
        var equation = new Slope(ambientCelsius);
        double[] temperature = {celsius};
        for (int i = 0; i < steps; i++) {
            temperature = integrator.singleStep(equation, 0, temperature, step);
        }
        return temperature[0];
    }

    private final class Slope implements FirstOrderDifferentialEquations {
        private final double ambientCelsius;

        Slope(double ambientCelsius) {
            this.ambientCelsius = ambientCelsius;
        }

        @Override
        public int getDimension() {
            return 1;
        }

        @Override
        public void computeDerivatives(double t, double[] y, double[] slope) {
            double conducted = (y[0] - ambientCelsius) / node.resistanceKelvinPerWatt();
            double radiated = radiatingSquareMetres
                    * STEFAN_BOLTZMANN
                    * (fourth(y[0] + ZERO_CELSIUS_KELVIN) - fourth(ambientCelsius + ZERO_CELSIUS_KELVIN));
            slope[0] = (source.dissipatedW(y[0]) - conducted - radiated) / node.heatCapacityJoulePerKelvin();
        }

        private static double fourth(double kelvin) {
            double square = kelvin * kelvin;
            return square * square;
        }
    }
}
