package io.rantwin.twin.enforcement;

/**
 * What is foreseen of a cell's downlink PRB load. Of a cell that sleeps: what it would carry if it served.
 *
 * @param horizonMillis how far ahead; 0 is the load of late, the mean over some reports, and stands for the newest report alone
 * @param median fraction of the PRBs
 * @param upper an upper quantile, by convention that of 90 or 95 %
 */
public record LoadForecast(long horizonMillis, double median, double upper) {
    /** Between an earlier one and this, linearly; this one where the earlier one knows nothing. */
    LoadForecast before(long millis, LoadForecast earlier) {
        if (Double.isNaN(earlier.upper())) {
            return this;
        }
        double share = (double) (millis - earlier.horizonMillis()) / (horizonMillis - earlier.horizonMillis());
        return new LoadForecast(
                millis,
                earlier.median() + share * (median - earlier.median()),
                earlier.upper() + share * (upper - earlier.upper()));
    }

    /** How far the upper quantile is above the median. */
    double reach() {
        return upper - median;
    }
}
