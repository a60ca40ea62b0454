package io.rantwin.twin.thermal;

/**
 * A radio unit as one thermal mass: C dT/dt = P - (T - Ta) / R. With P and Ta constant over a step the solution is exact for any
 * length: T(t) = Tinf + (T0 - Tinf) exp(-t / (R C)), Tinf = Ta + R P. Immutable.
 *
 * @param heatCapacityJoulePerKelvin C, above 0
 * @param resistanceKelvinPerWatt R between unit and air, above 0
 */
public record ThermalNode(double heatCapacityJoulePerKelvin, double resistanceKelvinPerWatt) {
    /** Refuses what is not positive. */
    public ThermalNode {
        if (!(heatCapacityJoulePerKelvin > 0) || !(resistanceKelvinPerWatt > 0)) {
            throw new IllegalArgumentException("thermal mass of " + heatCapacityJoulePerKelvin + " J/K behind "
                    + resistanceKelvinPerWatt + " K/W: both must be above 0");
        }
    }

    /** Time constant R C in seconds. */
    public double timeConstantSeconds() {
        return heatCapacityJoulePerKelvin * resistanceKelvinPerWatt;
    }

    /** Temperature that constant input ends in, degree Celsius. */
    public double equilibriumCelsius(double dissipatedW, double ambientCelsius) {
        return ambientCelsius + resistanceKelvinPerWatt * dissipatedW;
    }

    /** Share of the distance to equilibrium left after a step: compute once for steps of equal length. */
    public double remaining(double seconds) {
        return StrictMath.exp(-seconds / timeConstantSeconds());
    }

    /** Temperature after a step of constant input; {@code remaining} from {@link #remaining(double)}. Hot path: two products. */
    public double after(double celsius, double dissipatedW, double ambientCelsius, double remaining) {
        double end = equilibriumCelsius(dissipatedW, ambientCelsius);
        return end + (celsius - end) * remaining;
    }

    /** Seconds of constant input until a limit is crossed from below; 0 when above already, infinite when it never is. */
    public double secondsUntil(double limitCelsius, double celsius, double dissipatedW, double ambientCelsius) {
        if (celsius >= limitCelsius) {
            return 0;
        }
        double end = equilibriumCelsius(dissipatedW, ambientCelsius);
        if (end <= limitCelsius) {
            return Double.POSITIVE_INFINITY;
        }
        return timeConstantSeconds() * StrictMath.log((end - celsius) / (end - limitCelsius));
    }
}
