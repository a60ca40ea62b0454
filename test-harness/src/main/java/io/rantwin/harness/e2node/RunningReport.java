package io.rantwin.harness.e2node;

import io.rantwin.codecs.per.PerException;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * A report that a node sends again and again. Reports that are late, because the process had no time, are sent one after the
 * other up to a limit; beyond it they are left out and counted, which leaves no gap in the sequence numbers. Called by one
 * thread at a time, see {@link ReportQueue}; the counters may be read by any.
 */
final class RunningReport implements Comparable<RunningReport> {
    private static final int MOST_LATE = 20;
    private static final int SN_MASK = 0xffff;

    /** Whatever is due together comes in an order that does not depend on chance. */
    private static final Comparator<RunningReport> ORDER = Comparator.<RunningReport>comparingLong(r -> r.dueNanos)
            .thenComparingInt(r -> r.place)
            .thenComparingInt(r -> r.plan.ricRequestId().ricRequestorId())
            .thenComparingInt(r -> r.plan.ricRequestId().ricInstanceId())
            .thenComparingInt(r -> r.plan.ricActionId());

    private final ReportPlan plan;
    private final IndicationWriter writer;
    private final Way way;
    private final int place;
    private final long periodNanos;
    private final long stepNanos;
    private long reportNanos;
    private long dueNanos;
    private volatile boolean isEnded;
    private int ricIndicationSn;
    private final LongAdder sent = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder leftOut = new LongAdder();

    /** Takes an indication to the RIC; false when it was not taken. */
    @FunctionalInterface
    interface Way {
        boolean send(byte[] pdu);
    }

    /**
     * @param place of the node among the others: reports that are due together are made in this order
     * @param reportNanos when the first report is sent, nanoseconds since 1970
     * @param isToBegin whether collection begins with that report's period, in the future
     * @throws PerException when the report cannot be encoded in the node's versions
     */
    RunningReport(
            IndicationEncoder encoder,
            MeasurementSource source,
            Way way,
            int place,
            long reportNanos,
            boolean isToBegin)
            throws PerException {
        this.plan = encoder.plan();
        this.writer = IndicationWriter.of(encoder, source);
        this.way = way;
        this.place = place;
        this.periodNanos = TimeUnit.MILLISECONDS.toNanos(plan.periodMillis());
        this.stepNanos =
                plan.collectionMillis() > 0 ? TimeUnit.MILLISECONDS.toNanos(plan.collectionMillis()) : periodNanos;
        this.reportNanos = reportNanos;
        this.dueNanos = reportNanos - periodNanos + (isToBegin ? 0 : stepNanos);
    }

    long dueNanos() {
        return dueNanos;
    }

    /** Sends no more, not even what is due at this moment; may be called by any thread. */
    synchronized void end() {
        isEnded = true;
    }

    boolean isEnded() {
        return isEnded;
    }

    /** Collects or sends what is due and sets the next time. */
    synchronized void fire(long nowNanos) throws PerException {
        if (isEnded) {
            return;
        }
        MeasurementFeed.Reporter reporter = plan.reporter();
        if (reporter != null && plan.collectionMillis() > 0) {
            reporter.collect(instant(dueNanos));
        }
        if (dueNanos < reportNanos) {
            dueNanos += stepNanos;
            return;
        }
        byte[] pdu = writer.write(ricIndicationSn, instant(reportNanos - periodNanos));
        if (pdu != null) {
            if (way.send(pdu)) {
                sent.increment();
            } else {
                refused.increment();
            }
            ricIndicationSn = ricIndicationSn + 1 & SN_MASK;
        }
        long late = plan.collectionMillis() > 0 ? 0 : (nowNanos - reportNanos - periodNanos) / periodNanos;
        if (late > MOST_LATE) {
            leftOut.add(late);
            reportNanos += late * periodNanos;
        }
        dueNanos = reportNanos + stepNanos;
        reportNanos += periodNanos;
    }

    private static Instant instant(long nanos) {
        long second = TimeUnit.SECONDS.toNanos(1);
        return Instant.ofEpochSecond(Math.floorDiv(nanos, second), Math.floorMod(nanos, second));
    }

    ReportStatus status() {
        return new ReportStatus(
                plan.ricRequestId(),
                plan.ranFunctionId(),
                plan.ricActionId(),
                plan.periodMillis(),
                sent.sum(),
                refused.sum(),
                leftOut.sum(),
                (int) (sent.sum() + refused.sum() & SN_MASK));
    }

    ReportPlan plan() {
        return plan;
    }

    @Override
    public int compareTo(RunningReport other) {
        return ORDER.compare(this, other);
    }
}
