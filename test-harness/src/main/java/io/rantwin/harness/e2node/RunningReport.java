package io.rantwin.harness.e2node;

import io.rantwin.codecs.per.PerException;
import io.rantwin.harness.link.Association;
import java.time.Instant;
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

    private final ReportPlan plan;
    private final IndicationWriter writer;
    private final Association association;
    private final long periodNanos;
    private long dueNanos;
    private volatile boolean isEnded;
    private int ricIndicationSn;
    private final LongAdder sent = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder leftOut = new LongAdder();

    /**
     * @param dueNanos when the first report is sent, nanoseconds since 1970
     * @throws PerException when the report cannot be encoded in the node's versions
     */
    RunningReport(IndicationEncoder encoder, MeasurementSource source, Association association, long dueNanos)
            throws PerException {
        this.plan = encoder.plan();
        this.writer = IndicationWriter.of(encoder, source);
        this.association = association;
        this.periodNanos = TimeUnit.MILLISECONDS.toNanos(plan.periodMillis());
        this.dueNanos = dueNanos;
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

    /** Sends the report that is due and sets the next time. */
    synchronized void fire(long nowNanos) throws PerException {
        if (isEnded) {
            return;
        }
        byte[] pdu = writer.write(ricIndicationSn, instant(dueNanos - periodNanos));
        if (pdu != null) {
            if (association.send(pdu)) {
                sent.increment();
            } else {
                refused.increment();
            }
            ricIndicationSn = ricIndicationSn + 1 & SN_MASK;
        }
        dueNanos += periodNanos;
        long late = (nowNanos - dueNanos) / periodNanos;
        if (late > MOST_LATE) {
            leftOut.add(late);
            dueNanos += late * periodNanos;
        }
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
        return Long.compare(dueNanos, other.dueNanos);
    }
}
