package io.rantwin.twin.thermal;

/**
 * Hazard of a hardware fault: a base rate at a reference temperature, times exp(Ea/k (1/Tref - 1/T)) (Arrhenius), times a factor for
 * error counters that rise. The probability of a fault within a time is 1 - exp(-integral of the hazard). Immutable.
 *
 * @param faultsPerHour base rate at the reference temperature, 0 or more; 1e-6 is 1000 FIT
 * @param referenceCelsius reference temperature
 * @param activationElectronVolt Ea, 0.3 to 1.1 for the usual mechanisms; 0.7 is the customary default (JEDEC JEP122)
 */
public record ArrheniusHazard(double faultsPerHour, double referenceCelsius, double activationElectronVolt) {
    /** Boltzmann constant in eV/K (CODATA 2018). */
    private static final double BOLTZMANN = 8.617333262e-5;

    private static final double ZERO_CELSIUS_KELVIN = 273.15;

    /** Refuses negative rates and energies and temperatures below absolute zero. */
    public ArrheniusHazard {
        if (!(faultsPerHour >= 0) || !(referenceCelsius > -ZERO_CELSIUS_KELVIN) || !(activationElectronVolt >= 0)) {
            throw new IllegalArgumentException(
                    "hazard of " + faultsPerHour + " faults/h at " + referenceCelsius + " degree Celsius with "
                            + activationElectronVolt + " eV: a rate and an energy of 0 or more are needed");
        }
    }

    /** How many times faster faults come at this temperature than at the reference. */
    public double acceleration(double celsius) {
        double inverse = 1 / (referenceCelsius + ZERO_CELSIUS_KELVIN) - 1 / (celsius + ZERO_CELSIUS_KELVIN);
        return StrictMath.exp(activationElectronVolt / BOLTZMANN * inverse);
    }

    /** Faults per hour; {@code errorFactor} is 1 without trouble in the error counters. */
    public double perHour(double celsius, double errorFactor) {
        return faultsPerHour * acceleration(celsius) * errorFactor;
    }

    /**
     * Probability of a fault within a time while the temperature moves in a straight line.
     *
     * @param fromCelsius now
     * @param toCelsius at the end
     */
    public double probability(double fromCelsius, double toCelsius, double errorFactor, double hours) {
        // Simpson's rule over the hazard, smooth in temperature: within 0.5 % over a change of 30 K.
        double middle = (fromCelsius + toCelsius) / 2;
        double mean =
                (perHour(fromCelsius, errorFactor) + 4 * perHour(middle, errorFactor) + perHour(toCelsius, errorFactor))
                        / 6;
        return -StrictMath.expm1(-mean * hours);
    }
}
