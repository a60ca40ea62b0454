package io.rantwin.twin.estimation;

/**
 * @param process how the state moves by itself
 * @param gateProbability share of good measurements that the gate lets through, below 1
 * @param changeAfterPeriods periods in a row, in the same direction, after which a shift counts as a change
 * @param changedPeriods periods for which a cell is reported as changed afterwards
 * @param noiseRate share of a new sample in the running estimate of measurement noise, 0 switches adaptation off
 * @param processRate step of the logarithm of process noise, 0 switches adaptation off
 * @param adaptationPhasePeriods periods for which measurement noise is adapted, then for as many process noise
 */
public record FilterSettings(
        ProcessModel process,
        double gateProbability,
        int changeAfterPeriods,
        int changedPeriods,
        double noiseRate,
        double processRate,
        int adaptationPhasePeriods) {
    public FilterSettings {
        if (!(gateProbability > 0.5 && gateProbability < 1)) {
            throw new IllegalArgumentException("gateProbability is " + gateProbability + "; it lies in 0.5..1.");
        }
        if (changeAfterPeriods < 1 || changedPeriods < 0 || adaptationPhasePeriods < 1) {
            throw new IllegalArgumentException("Numbers of periods must be positive.");
        }
        if (!(noiseRate >= 0 && noiseRate < 1) || !(processRate >= 0 && processRate < 1)) {
            throw new IllegalArgumentException("Adaptation rates lie in 0..1.");
        }
    }

    /** What the product uses for cells that report this often. */
    public static FilterSettings forGranularity(long granularityMillis) {
        return new FilterSettings(ProcessModel.forGranularity(granularityMillis), 0.9999, 3, 5, 0.02, 0.03, 8);
    }
}
