package io.rantwin.nearrt.ingest;

import io.rantwin.nearrt.loop.ArrivedReport;
import io.rantwin.nearrt.loop.CellInbox;
import io.rantwin.nearrt.loop.NetworkTime;
import io.rantwin.nearrt.loop.TwinLoop;
import io.rantwin.nearrt.tracing.IndicationTrace;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Judges values and puts reports into the mailboxes of their cells. Thread-safe. */
final class Delivery {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long LONGEST_MILLIS = 86_400_000;
    /** No time is known. */
    static final long UNSET = Long.MIN_VALUE;

    private final TwinLoop loop;
    private final NetworkTime time;
    private final IngestCounts counts;

    Delivery(TwinLoop loop, NetworkTime time, IngestCounts counts) {
        this.loop = loop;
        this.time = time;
        this.counts = counts;
    }

    /**
     * When an indication arrived.
     *
     * @param nanos wall clock, since 1970
     * @param ticks by the clock that measures latencies
     * @param trace null for nearly all, which are not traced
     */
    record Arrival(long nanos, long ticks, @Nullable IndicationTrace trace) {}

    /**
     * The values of an indication, in whatever form they came.
     */
    interface Rows {
        int count();

        int width(int row);

        /** NaN for no value. */
        double number(int row, int column);

        /** Whether there is a number, be it one that is none. */
        boolean hasNumber(int row, int column);
    }

    /**
     * Delivers all periods of a report.
     *
     * @param startNanos begin of the first, {@link #UNSET} when the node has no clock
     */
    void deliver(Source source, ReportPlan plan, Rows rows, long startNanos, long granularityMillis, Arrival arrival) {
        if (granularityMillis < 1 || granularityMillis > LONGEST_MILLIS) {
            counts.refuse(RefusalCause.PERIOD);
            return;
        }
        IndicationTrace trace = arrival.trace();
        if (trace != null) {
            trace.decoded(granularityMillis, rows.count() * plan.parts().size());
        }
        long length = granularityMillis * NANOS_PER_MILLI;
        long start = startNanos;
        boolean believed;
        if (start == UNSET) {
            counts.withoutTime();
            long now = time.nanos();
            start = (now == UNSET ? arrival.nanos() : now) - rows.count() * length;
            believed = true;
        } else {
            believed = time.told(source.clock, start + rows.count() * length);
        }
        for (int row = 0; row < rows.count(); row++) {
            if (rows.width(row) != plan.columnCount()) {
                counts.refuse(RefusalCause.SHAPE);
                continue;
            }
            for (ReportPlan.Part part : plan.parts()) {
                CellInbox inbox = part.inbox;
                if (inbox == null) {
                    inbox = loop.inbox(part.cellId);
                    part.inbox = inbox;
                }
                if (inbox != null) {
                    ArrivedReport report =
                            report(source, part, rows, row, start + row * length, granularityMillis, arrival, believed);
                    counts.report();
                    loop.overwritten(inbox.offer(report));
                }
            }
        }
    }

    private ArrivedReport report(
            Source source,
            ReportPlan.Part part,
            Rows rows,
            int row,
            long startNanos,
            long granularityMillis,
            Arrival arrival,
            boolean believed) {
        double[] values = new double[part.columns.length];
        double @Nullable [] asCame = null;
        String refusal = "";
        boolean any = false;
        for (int i = 0; i < values.length; i++) {
            double sent = rows.number(row, part.columns[i]);
            if (Double.isNaN(sent) && !rows.hasNumber(row, part.columns[i])) {
                values[i] = Double.NaN;
                continue;
            }
            RefusalCause cause = part.gates[i].judge(sent);
            int twin = part.twins[i];
            double factor = part.gates[i].factor();
            values[i] = Double.isNaN(factor) ? sent : sent * factor;
            if (cause == null && twin >= 0 && !Double.isNaN(values[twin])) {
                cause = values[twin] == values[i] ? null : RefusalCause.DUPLICATE;
            }
            if (cause != null) {
                String sentence = sentence(part, i, sent, cause);
                counts.refuse(cause, part.cellId, sentence);
                asCame = asCame == null ? values.clone() : asCame;
                refusal = refusal.isEmpty() ? sentence : refusal;
                values[i] = Double.NaN;
                if (cause == RefusalCause.DUPLICATE) {
                    values[twin] = Double.NaN;
                }
            } else {
                any = true;
            }
            if (asCame != null) {
                asCame[i] = sent;
            }
        }
        if (!any) {
            counts.withoutValues();
        }
        if (!believed) {
            counts.refuse(RefusalCause.CLOCK);
            refusal = String.format(
                    Locale.ROOT,
                    "%s: the report is %.1f s %s the network's time",
                    RefusalCause.CLOCK.words(),
                    Math.abs(source.clock.skewSeconds()),
                    source.clock.skewSeconds() > 0 ? "ahead of" : "behind");
        }
        return new ArrivedReport(
                source.ranName,
                part.layout,
                values,
                asCame,
                startNanos,
                granularityMillis,
                arrival.nanos(),
                arrival.ticks(),
                refusal,
                !believed,
                arrival.trace());
    }

    private static String sentence(ReportPlan.Part part, int column, double sent, RefusalCause cause) {
        ValueGate gate = part.gates[column];
        String name = part.layout.columns().get(column).name();
        return cause == RefusalCause.OUT_OF_RANGE
                ? String.format(Locale.ROOT, "%s is %s, believed are %s..%s", name, sent, gate.least(), gate.most())
                : name + ": " + cause.words() + " (" + sent + ")";
    }
}
