package io.rantwin.harness.ran.energy;

/**
 * A radio unit's heat sink as one RC element and what it does when it is hot. Immutable.
 *
 * @param resistanceKelvinPerWatt R of the healthy heat sink to the air
 * @param capacityJoulesPerKelvin C of unit and heat sink
 * @param limitCelsius above it the transmit power is taken back
 * @param deratingDecibelPerKelvin how fast
 * @param maximumDeratingDecibel how far at most
 */
public record ThermalModel(
        double resistanceKelvinPerWatt,
        double capacityJoulesPerKelvin,
        double limitCelsius,
        double deratingDecibelPerKelvin,
        double maximumDeratingDecibel) {

    /**
     * A passively cooled macro radio unit of our own choosing: 40 kg of aluminium (0.9 kJ/(kg K)), 40 K above the air at
     * 800 W of heat, so a time constant of 30 min; 0.3 dB for each kelvin above 85 degrees Celsius, 6 dB at most.
     */
    public static final ThermalModel MACRO_RADIO_UNIT = new ThermalModel(0.05, 36_000, 85, 0.3, 6);

    public ThermalModel {
        if (!(resistanceKelvinPerWatt > 0) || !(capacityJoulesPerKelvin > 0)) {
            throw new IllegalArgumentException("thermal resistance " + resistanceKelvinPerWatt + " K/W and capacity "
                    + capacityJoulesPerKelvin + " J/K must be above zero");
        }
        if (!(deratingDecibelPerKelvin >= 0) || !(maximumDeratingDecibel >= 0)) {
            throw new IllegalArgumentException("derating must not be below zero");
        }
    }

    /** R C of the healthy heat sink [s]. */
    public double timeConstantSeconds() {
        return resistanceKelvinPerWatt * capacityJoulesPerKelvin;
    }

    /** How much transmit power is taken back [dB, 0 or more]. */
    public double deratingDecibel(double temperatureCelsius) {
        double excess = StrictMath.max(0, temperatureCelsius - limitCelsius);
        return StrictMath.min(maximumDeratingDecibel, excess * deratingDecibelPerKelvin);
    }

    /**
     * The same unit in a network whose day is squeezed: C is divided by the factor, so that the time constant is the same
     * share of a day; R stays, so the temperatures that are reached stay.
     *
     * @param compression 24 h divided by the simulated length of a day, at least 1
     */
    public ThermalModel compressed(double compression) {
        if (!(compression >= 1)) {
            throw new IllegalArgumentException("the compression " + compression + " must be at least 1");
        }
        return new ThermalModel(
                resistanceKelvinPerWatt,
                capacityJoulesPerKelvin / compression,
                limitCelsius,
                deratingDecibelPerKelvin,
                maximumDeratingDecibel);
    }
}
