package io.rantwin.twin.anomaly;

import io.rantwin.twin.thermal.ArrheniusHazard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Follows one cell's temperature and hardware errors and turns them into the probability of a fault: level and slope of temperature
 * by exponentially weighted least squares, error rate against its prediction by exponentially weighted means, both through the
 * Arrhenius hazard. Not thread-safe.
 */
public final class HardwareTrend {
    private static final double MEMORY_HOURS = 2;
    /** A trend is not believed beyond this rise: cooling and shutdown set in. */
    private static final double MOST_RISE_KELVIN = 40;

    private static final double MOST_ERROR_FACTOR = 1e4;
    private static final double MILLIS_PER_HOUR = 3.6e6;

    private final int cell;
    private final ArrheniusHazard hazard;
    private boolean begun;
    private long lastMillis;
    private double weight;
    private double time;
    private double celsius;
    private double timeTime;
    private double timeCelsius;
    private double errors;
    private double expectedErrors;

    /** Follows the cell of this index, whose unit has this hazard. */
    public HardwareTrend(int cell, ArrheniusHazard hazard) {
        this.cell = cell;
        this.hazard = hazard;
    }

    /** Takes a period. Periods come in rising order of time; an older one is left out. */
    public void take(CellPeriod period) {
        double step = begun ? (period.endMillis() - lastMillis) / MILLIS_PER_HOUR : 0;
        if (step < 0) {
            return;
        }
        begun = true;
        lastMillis = period.endMillis();
        double keep = StrictMath.exp(-step / MEMORY_HOURS);
        // Time is counted backwards from now in hours (0 now, negative before): old sums move by -step.
        timeTime = keep * (timeTime - 2 * step * time + step * step * weight);
        timeCelsius = keep * (timeCelsius - step * celsius);
        time = keep * (time - step * weight);
        weight *= keep;
        celsius *= keep;
        double value = period.observed(Kpi.TEMPERATURE_CELSIUS);
        if (Double.isFinite(value)) {
            weight += 1;
            celsius += value;
        }
        double count = period.observed(Kpi.HARDWARE_ERRORS);
        double expected = period.expected(Kpi.HARDWARE_ERRORS);
        if (count >= 0 && expected >= 0) {
            errors = keep * errors + count;
            expectedErrors = keep * expectedErrors + expected;
        }
    }

    /** Temperature now by the fitted line, degree Celsius; NaN before the first. */
    public double celsius() {
        double spread = weight * timeTime - time * time;
        return spread > 1e-9 * weight * weight ? (timeTime * celsius - time * timeCelsius) / spread : celsius / weight;
    }

    /** Slope of the fitted line in K/h; 0 while there are too few values. */
    public double kelvinPerHour() {
        double spread = weight * timeTime - time * time;
        return spread > 1e-9 * weight * weight ? (weight * timeCelsius - time * celsius) / spread : 0;
    }

    /** Factor on the hazard: errors over their prediction, one error in hand on both sides; never below 1. */
    public double errorFactor() {
        return Math.min(MOST_ERROR_FACTOR, Math.max(1, (errors + 1) / (expectedErrors + 1)));
    }

    /** Probability of a fault with reasons; at the reference temperature while no temperature is known. */
    public FaultForecast forecast() {
        List<String> reasons = new ArrayList<>();
        double now = celsius();
        double slope = kelvinPerHour();
        if (Double.isNaN(now)) {
            now = hazard.referenceCelsius();
            slope = 0;
            reasons.add("temperature is not reported, the reference of " + now + " degree Celsius is assumed");
        }
        double factor = errorFactor();
        if (factor > 1.5) {
            reasons.add(String.format(Locale.ROOT, "hardware errors are %.1f times their prediction", factor));
        }
        double acceleration = hazard.acceleration(now);
        if (acceleration > 1.5) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "at %.1f degree Celsius faults come %.1f times as fast as at the reference",
                    now,
                    acceleration));
        }
        if (slope > 0.5) {
            reasons.add(String.format(Locale.ROOT, "temperature rises by %.1f K/h", slope));
        }
        return new FaultForecast(
                cell, probability(now, slope, factor, 1), probability(now, slope, factor, 24), reasons);
    }

    /** The rise ends at a limit: first the ramp, then the rest of the time at its end. */
    private double probability(double now, double slope, double factor, double hours) {
        double rise = Math.max(-MOST_RISE_KELVIN, Math.min(MOST_RISE_KELVIN, slope * hours));
        double rampHours = slope == 0 ? hours : Math.min(hours, rise / slope);
        double ramp = hazard.probability(now, now + rise, factor, rampHours);
        double level = hazard.probability(now + rise, now + rise, factor, hours - rampHours);
        return 1 - (1 - ramp) * (1 - level);
    }
}
