package io.rantwin.twin.estimation;

/**
 * One report of one cell: the measurements of one period, from whatever source.
 *
 * @param cell index of the cell
 * @param collectionStartNanos beginning of the period in network time
 * @param granularityMillis length of the period
 * @param values in catalogue units by {@link MeasurementSlot#index()}; what the mask leaves out is not read
 * @param mask bits of the measurements that are there; a {@code noValue} is not
 */
public record CellReport(int cell, long collectionStartNanos, long granularityMillis, double[] values, int mask) {
    /** @throws IllegalArgumentException when there are not {@link MeasurementSlot#COUNT} values or the mask has other bits */
    public CellReport {
        if (values.length != MeasurementSlot.COUNT || (mask & ~MeasurementSlot.ALL) != 0) {
            throw new IllegalArgumentException("A report has %d values and mask %x.".formatted(values.length, mask));
        }
    }
}
