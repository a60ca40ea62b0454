package io.rantwin.harness.ran.energy;

/**
 * Outdoor air over the day as one harmonic.
 *
 * @param meanCelsius over the day
 * @param amplitudeKelvin half of the difference between warmest and coldest
 * @param warmestHour local time of the warmest hour, 0 .. 24
 */
public record AirTemperature(double meanCelsius, double amplitudeKelvin, double warmestHour) {

    /** @param hour hours since any midnight, in the profile's time (a compressed day has 24 of them too) */
    public double celsius(double hour) {
        return meanCelsius + amplitudeKelvin * StrictMath.cos(2 * StrictMath.PI * (hour - warmestHour) / 24);
    }
}
