package io.rantwin.nearrt.loop;

import io.rantwin.twin.estimation.MeasurementNames;
import io.rantwin.twin.forecast.SeasonSettings;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What shards have in common.
 *
 * @param names what values the filter believes
 * @param slotUnits units of the filter's measurements, by slot
 * @param pageCells cells of a page
 * @param season by whose phases loads are learned
 * @param time network time
 * @param nanoTime measures latencies
 * @param facts of cells
 * @param counts of reports
 * @param publication those who are told
 * @param latency takes nanoseconds from a report's arrival to its publication
 */
record ShardTools(
        MeasurementNames names,
        List<String> slotUnits,
        int pageCells,
        SeasonSettings season,
        NetworkTime time,
        LongSupplier nanoTime,
        CellFacts.Source facts,
        LoopCounts counts,
        Publication publication,
        Latency latency) {
    /** Takes latencies. */
    interface Latency {
        /** One more, in nanoseconds. */
        void record(long nanos);
    }
}
