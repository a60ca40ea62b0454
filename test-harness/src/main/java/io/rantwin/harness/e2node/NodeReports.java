package io.rantwin.harness.e2node;

import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.per.PerException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions of one node and their reports. All reports of one period come in the node's own phase of it, so that many
 * nodes spread over the period. Not thread-safe: the node guards it.
 */
final class NodeReports {
    private final ReportQueue reportQueue;
    private final RandomGenerator random;
    private final int place;
    private final double phase;
    private final @Nullable MeasurementFeed feed;
    private final Map<RicRequestId, List<RunningReport>> bySubscription = new LinkedHashMap<>();
    private long endedSent;
    private long endedRefused;
    private long endedLeftOut;

    /** @param phase 0..1, where in a period this node reports */
    NodeReports(ReportQueue reportQueue, RandomGenerator random, double phase) {
        this(reportQueue, random, 0, phase, null);
    }

    /**
     * @param place of the node among the others
     * @param feed its periods count, not those of {@code phase}
     */
    NodeReports(
            ReportQueue reportQueue, RandomGenerator random, int place, double phase, @Nullable MeasurementFeed feed) {
        this.place = place;
        this.feed = feed;
        this.reportQueue = reportQueue;
        this.random = random;
        this.phase = phase;
    }

    int subscriptions() {
        return bySubscription.size();
    }

    boolean has(RicRequestId subscription) {
        return bySubscription.containsKey(subscription);
    }

    /** Makes the reports of a subscription, which are not sent yet. */
    List<RunningReport> prepare(
            List<ReportPlan> plans, IndicationEncoderSource encoders, RunningReport.Way way, Instant now)
            throws PerException {
        long nowNanos = nanos(now);
        List<RunningReport> reports = new ArrayList<>();
        for (ReportPlan plan : plans) {
            MeasurementSource source = new MeasurementSource(plan, random);
            long periodNanos = TimeUnit.MILLISECONDS.toNanos(plan.periodMillis());
            long inPeriod =
                    feed == null ? (long) (phase * periodNanos) : Math.floorMod(nanos(feed.origin()), periodNanos);
            long begun = nowNanos - Math.floorMod(nowNanos - inPeriod, periodNanos);
            boolean isCollected = plan.collectionMillis() > 0;
            // What is collected is collected for whole periods only.
            long start = isCollected && begun < nowNanos ? begun + periodNanos : begun;
            reports.add(new RunningReport(
                    encoders.encoder(plan), source, way, place, start + periodNanos, isCollected && start > nowNanos));
        }
        return reports;
    }

    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }

    /** Makes encoders for plans. */
    @FunctionalInterface
    interface IndicationEncoderSource {
        IndicationEncoder encoder(ReportPlan plan);
    }

    /** Begins to send; a subscription of the same id ends. */
    void begin(RicRequestId subscription, List<RunningReport> reports) {
        end(subscription);
        bySubscription.put(subscription, reports);
        reports.forEach(reportQueue::add);
    }

    /** Ends a subscription; false when there is none. */
    boolean end(RicRequestId subscription) {
        List<RunningReport> reports = bySubscription.remove(subscription);
        if (reports == null) {
            return false;
        }
        for (RunningReport report : reports) {
            report.end();
            ReportStatus last = report.status();
            endedSent += last.sent();
            endedRefused += last.refused();
            endedLeftOut += last.leftOut();
        }
        return true;
    }

    void endAll() {
        List.copyOf(bySubscription.keySet()).forEach(this::end);
    }

    List<ReportStatus> status() {
        return bySubscription.values().stream()
                .flatMap(List::stream)
                .map(RunningReport::status)
                .toList();
    }

    long sent(List<ReportStatus> running) {
        return endedSent + running.stream().mapToLong(ReportStatus::sent).sum();
    }

    long refused(List<ReportStatus> running) {
        return endedRefused + running.stream().mapToLong(ReportStatus::refused).sum();
    }

    long leftOut(List<ReportStatus> running) {
        return endedLeftOut + running.stream().mapToLong(ReportStatus::leftOut).sum();
    }
}
