package io.rantwin.twin.estimation;

/**
 * One cell's estimate at a time, for those who look at one cell; arrays serve those who look at all.
 *
 * @param cell index
 * @param nanos network time that it is for
 * @param ageNanos time since the end of the newest period that told of it; {@link Long#MAX_VALUE} for never
 * @param mean by {@link StateComponent#index()}
 * @param deviation standard deviations of the same
 * @param load utilisation 0..1
 * @param loadDeviation its standard deviation
 * @param trust how far to rely on it
 */
public record CellEstimate(
        int cell,
        long nanos,
        long ageNanos,
        double[] mean,
        double[] deviation,
        double load,
        double loadDeviation,
        Trust trust) {}
