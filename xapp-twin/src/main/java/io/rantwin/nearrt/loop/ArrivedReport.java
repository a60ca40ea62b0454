package io.rantwin.nearrt.loop;

import io.rantwin.nearrt.tracing.IndicationTrace;
import org.jspecify.annotations.Nullable;

/**
 * One granularity period of one cell on its way to the filter. The arrays are not changed after they were handed over.
 *
 * @param ranName node
 * @param layout what the values are
 * @param values in the catalogue's units; NaN for what has no value or is not believed
 * @param asCame the same before anything was refused; null when nothing was
 * @param startNanos begin of the period, network time
 * @param granularityMillis its length
 * @param arrivalNanos when it arrived, wall clock, since 1970
 * @param arrivalTicks the same by the clock that measures latencies
 * @param refusal why it, or a value of it, is not believed; empty when all is
 * @param refused whether nothing of it is to be taken
 * @param trace of the indication that brought it; null for nearly all, which are not traced
 */
@SuppressWarnings("ArrayRecordComponent") // Read in loops and compared nowhere.
public record ArrivedReport(
        String ranName,
        ReportLayout layout,
        double[] values,
        double @Nullable [] asCame,
        long startNanos,
        long granularityMillis,
        long arrivalNanos,
        long arrivalTicks,
        String refusal,
        boolean refused,
        @Nullable IndicationTrace trace) {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** One that is not traced. */
    public ArrivedReport(
            String ranName,
            ReportLayout layout,
            double[] values,
            double @Nullable [] asCame,
            long startNanos,
            long granularityMillis,
            long arrivalNanos,
            long arrivalTicks,
            String refusal,
            boolean refused) {
        this(
                ranName,
                layout,
                values,
                asCame,
                startNanos,
                granularityMillis,
                arrivalNanos,
                arrivalTicks,
                refusal,
                refused,
                null);
    }

    /** End of the period, network time. */
    public long endNanos() {
        return startNanos + granularityMillis * NANOS_PER_MILLI;
    }
}
