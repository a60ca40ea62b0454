package io.rantwin.harness.e2node;

import io.rantwin.codecs.per.PerException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the indications of one report. Called by one thread at a time. */
@FunctionalInterface
interface IndicationWriter {
    /**
     * The next indication.
     *
     * @param ricIndicationSn 0..65535
     * @param start begin of its period
     * @return {@code null} when there is nothing to report
     */
    byte @Nullable [] write(int ricIndicationSn, Instant start) throws PerException;

    /**
     * Figures from outside, or, without them, figures that {@code source} makes up, which are written over the old ones in an
     * encoded indication where that is possible.
     *
     * @throws PerException when the report cannot be encoded in the node's versions
     */
    static IndicationWriter of(IndicationEncoder encoder, MeasurementSource source) throws PerException {
        MeasurementFeed.Reporter reporter = encoder.plan().reporter();
        if (reporter != null) {
            return (sn, start) -> {
                var report = reporter.report(start);
                return report == null ? null : encoder.encode(sn, encoder.startTime(reporter.stamp(start)), report);
            };
        }
        IndicationTemplate template = IndicationTemplate.of(encoder);
        return (sn, start) -> template == null
                ? encoder.encode(sn, encoder.startTime(start), source.next())
                : template.write(sn, encoder.startTime(start), source.next());
    }
}
