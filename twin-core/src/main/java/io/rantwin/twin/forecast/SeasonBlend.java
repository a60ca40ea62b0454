package io.rantwin.twin.forecast;

import io.rantwin.twin.arithmetic.PortableMath;

/**
 * A near forecast brought together with what is usual at that time: today's departure from the usual is expected to fade away, with
 * {@link SeasonSettings#memoryMillis} as its time constant,
 *
 * <pre>
 * median(h) = usual(t + h) + keep (near - usual(t)),  keep = exp(-h / memory)
 * </pre>
 *
 * and the reach of the upper quantile grows from the near forecast's to that of the seasons (an autoregression of first order around
 * the seasonal course). Where only one of the two is known, that one counts, and where the present phase is not known, the near
 * forecast fades into the coming one.
 *
 * @param median share of PRBs
 * @param upper quantile of the probability asked for
 */
public record SeasonBlend(double median, double upper) {
    /** Nothing is known. */
    public static final SeasonBlend UNKNOWN = new SeasonBlend(Double.NaN, Double.NaN);

    /**
     * Blends for one horizon.
     *
     * @param nearMedian of the near forecast, NaN for none
     * @param nearUpper its upper quantile
     * @param usualNow what is usual at the forecast's origin, NaN when not known
     * @param usualThen what is usual at the horizon, NaN when not known
     * @param deviationThen how far seasons lie from each other then, the uncertainty of the mean of few included
     * @param normalQuantile of the probability asked for, such as 1.2816 for 90 %
     */
    public static SeasonBlend of(
            double nearMedian,
            double nearUpper,
            double usualNow,
            double usualThen,
            double deviationThen,
            double normalQuantile,
            long horizonMillis,
            long memoryMillis) {
        if (Double.isNaN(usualThen)) {
            return new SeasonBlend(nearMedian, nearUpper);
        }
        if (Double.isNaN(nearMedian)) {
            return new SeasonBlend(bounded(usualThen), bounded(usualThen + normalQuantile * deviationThen));
        }
        double keep = PortableMath.exp(-(double) horizonMillis / memoryMillis);
        double median = Double.isNaN(usualNow)
                ? keep * nearMedian + (1 - keep) * usualThen
                : usualThen + keep * (nearMedian - usualNow);
        double near = keep * (nearUpper - nearMedian);
        double season = normalQuantile * deviationThen;
        double reach = Math.sqrt(near * near + (1 - keep * keep) * season * season);
        return new SeasonBlend(bounded(median), bounded(median + reach));
    }

    /**
     * The same for the mean of the load over a stretch as long as a phase, by the mean over such a stretch that has just ended. Sessions
     * that come together by chance make such a stretch what it is, and those of the next one are others: so all that seasons differ
     * by from each other at that phase counts from the first horizon on. At horizon 0 it is what was seen.
     *
     * @param lately mean of late, NaN for none
     */
    public static SeasonBlend ofMean(
            double lately,
            double usualNow,
            double usualThen,
            double deviationThen,
            double normalQuantile,
            long horizonMillis,
            long memoryMillis) {
        SeasonBlend blend =
                of(lately, lately, usualNow, usualThen, deviationThen, normalQuantile, horizonMillis, memoryMillis);
        return horizonMillis == 0 || Double.isNaN(blend.median())
                ? blend
                : new SeasonBlend(blend.median(), bounded(blend.median() + normalQuantile * deviationThen));
    }

    private static double bounded(double share) {
        return Math.clamp(share, 0, 1);
    }
}
