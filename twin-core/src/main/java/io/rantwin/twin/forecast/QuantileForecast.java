package io.rantwin.twin.forecast;

/**
 * One forecast of one series at one horizon. All values in the unit of the series; the quantiles never cross.
 *
 * @param q05 lower end of the 90 % interval
 * @param q10 lower end of the 80 % interval
 * @param median the forecast
 * @param q90 upper end of the 80 % interval
 * @param q95 upper end of the 90 % interval
 * @param coverage80 share of the truths of this series and horizon so far that lay in their 80 % interval; NaN before the first
 * @param coverage90 the same for 90 %
 */
public record QuantileForecast(
        double q05, double q10, double median, double q90, double q95, double coverage80, double coverage90) {
    /** Nothing is known yet. */
    public static final QuantileForecast NONE =
            new QuantileForecast(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
