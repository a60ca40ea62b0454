package io.rantwin.harness.ran.energy;

import java.util.Arrays;

/**
 * Temperatures of all radio units: C dT/dt = P - (T - T_air) / R, solved exactly over a step in which heat and air
 * temperature are constant. Not thread-safe; no allocation per step.
 */
public final class HeatSinks {
    private final ThermalModel model;
    private final double[] temperatureCelsius;
    private final double[] degradation;
    private final double[] decay;
    private double decaySeconds = Double.NaN;

    /** @param temperatureCelsius of all units at the beginning */
    public HeatSinks(int units, ThermalModel model, double temperatureCelsius) {
        this.model = model;
        this.temperatureCelsius = new double[units];
        Arrays.fill(this.temperatureCelsius, temperatureCelsius);
        this.degradation = new double[units];
        Arrays.fill(this.degradation, 1);
        this.decay = new double[units];
    }

    /** A worn fan or clogged heat sink: its thermal resistance times this, 1 when healthy, never below 1. */
    public void setDegradation(int unit, double factor) {
        if (!(factor >= 1) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("the degradation factor " + factor + " must be finite and at least 1");
        }
        if (factor != degradation[unit]) {
            degradation[unit] = factor;
            decay[unit] = decay(unit, decaySeconds);
        }
    }

    /**
     * Lets time pass.
     *
     * @param heatWatts for each unit what it turns into heat: power taken less power radiated
     */
    public void step(double seconds, double[] heatWatts, double airCelsius) {
        if (seconds != decaySeconds) {
            decaySeconds = seconds;
            for (int unit = 0; unit < decay.length; unit++) {
                decay[unit] = decay(unit, seconds);
            }
        }
        for (int unit = 0; unit < decay.length; unit++) {
            double settled = settledCelsius(unit, heatWatts[unit], airCelsius);
            temperatureCelsius[unit] = settled + (temperatureCelsius[unit] - settled) * decay[unit];
        }
    }

    public double temperatureCelsius(int unit) {
        return temperatureCelsius[unit];
    }

    /** Where the temperature would go with this heat for ever. */
    public double settledCelsius(int unit, double heatWatts, double airCelsius) {
        return airCelsius + heatWatts * model.resistanceKelvinPerWatt() * degradation[unit];
    }

    /** How much transmit power the unit takes back now [dB, 0 or more]. */
    public double deratingDecibel(int unit) {
        return model.deratingDecibel(temperatureCelsius[unit]);
    }

    private double decay(int unit, double seconds) {
        return StrictMath.exp(-seconds / (model.timeConstantSeconds() * degradation[unit]));
    }
}
