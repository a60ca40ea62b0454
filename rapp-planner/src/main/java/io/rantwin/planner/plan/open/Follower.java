package io.rantwin.planner.plan.open;

import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.ensemble.SlicePromise;
import io.rantwin.planner.gate.EffectFigure;
import io.rantwin.planner.gate.Realised;
import io.rantwin.planner.gate.Watch;
import io.rantwin.planner.gate.WatchModel;
import io.rantwin.planner.rollout.LiveReports;
import io.rantwin.planner.rollout.Rollout;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows one rollout: wants what is due, hands report after report to its watch, and pauses it when reports do not come. Times are network
 * time. Not thread-safe.
 */
final class Follower {
    private static final int MOST_KEPT = 500;
    private static final int NAMED = 5;

    private final Rollout rollout;
    private final List<String> cellIds;
    private final long beginsAtMillis;
    private final long missingMillis;
    private final Deque<Observed> observed = new ArrayDeque<>();
    private long nextMillis = Long.MIN_VALUE;
    private long lastGoodMillis = Long.MIN_VALUE;
    private boolean wasOpen;

    /**
     * A report beside what was foretold.
     *
     * @param beginMillis network time at which its period begins
     * @param phase of the rollout then
     * @param model what was foretold
     * @param says what the watch said of it
     */
    record Observed(
            long beginMillis,
            Rollout.Phase phase,
            WatchModel model,
            Watch.Reading reading,
            Watch.State state,
            String says,
            double[] unmetPercent) {}

    /**
     * @param beginsAtMillis some time at which a day begins
     * @param missingMillis after which without reports it pauses
     */
    Follower(Rollout rollout, List<String> cellIds, long beginsAtMillis, long missingMillis) {
        this.rollout = rollout;
        this.cellIds = cellIds;
        this.beginsAtMillis = beginsAtMillis;
        this.missingMillis = missingMillis;
    }

    Rollout rollout() {
        return rollout;
    }

    /** The last reports, oldest first. */
    List<Observed> observed() {
        return List.copyOf(observed);
    }

    /** End of the last report that was whole; null when none has come since it was taken up. */
    @Nullable
    Instant lastReport() {
        return observed.isEmpty()
                ? null
                : Instant.ofEpochMilli(
                        observed.getLast().beginMillis() + rollout.way().reportMillis());
    }

    /** What the watch said of it; null when none has come. */
    Watch.@Nullable State lastState() {
        return observed.isEmpty() ? null : observed.getLast().state();
    }

    /** Wants what is due. */
    void tick(long now) throws DesiredException {
        boolean isOpen = rollout.phase().isOpen();
        if (isOpen && !wasOpen) {
            // Reports from before count for nothing; nor does the time in which nobody looked.
            long length = rollout.way().reportMillis();
            nextMillis = beginsAtMillis + Math.floorDiv(now - beginsAtMillis, length) * length;
            lastGoodMillis = now;
        }
        wasOpen = isOpen;
        rollout.tick(now - beginsAtMillis);
    }

    /** Whether a report may have come. */
    boolean isDue(long now) {
        return rollout.phase().isOpen()
                && wasOpen
                && (nextMillis + rollout.way().reportMillis() <= now || now - lastGoodMillis > missingMillis);
    }

    /** Takes what came. */
    void follow(LiveReports reports, long now) throws DesiredException, LiveReports.NoReportsException {
        long length = rollout.way().reportMillis();
        List<String> missing = List.of();
        for (long begin = nextMillis; begin + length <= now && rollout.phase().isOpen(); begin += length) {
            LiveReports.Period period = reports.period(cellIds, begin, length);
            List<String> lacking = period.missing(cellIds);
            if (!lacking.isEmpty()) {
                missing = lacking;
                continue;
            }
            missing = List.of();
            nextMillis = begin + length;
            lastGoodMillis = nextMillis;
            take(reports, period);
        }
        if (now - lastGoodMillis > missingMillis) {
            rollout.pause(why(missing));
            // What is so old is not waited for any more.
            nextMillis = Math.max(
                    nextMillis, beginsAtMillis + Math.floorDiv(now - missingMillis - beginsAtMillis, length) * length);
        }
    }

    private void take(LiveReports reports, LiveReports.Period period)
            throws DesiredException, LiveReports.NoReportsException {
        rollout.resume("reports come again, the one from " + Instant.ofEpochMilli(period.beginMillis()));
        Rollout.Phase phase = rollout.phase();
        Watch watch = rollout.watch();
        Watch.Verdict verdict = rollout.observe(
                period.beginMillis() - beginsAtMillis,
                realised(reports, period, watch.model().effect()));
        Watch.Reading reading = watch.last();
        if (verdict != null && reading != null) {
            observed.addLast(new Observed(
                    period.beginMillis(),
                    phase,
                    watch.model(),
                    reading,
                    verdict.state(),
                    verdict.sentence(),
                    period.unmetPercent()));
            if (observed.size() > MOST_KEPT) {
                observed.removeFirst();
            }
        }
    }

    private Realised realised(LiveReports reports, LiveReports.Period period, EffectFigure effect)
            throws LiveReports.NoReportsException {
        return effect.promises().isEmpty()
                ? period.realised()
                : period.realised()
                        .withSlices(reports.userKbits(
                                effect.cells().stream().map(cellIds::get).toList(),
                                effect.promises().stream()
                                        .map(SlicePromise::slice)
                                        .toList(),
                                period.beginMillis(),
                                rollout.way().reportMillis()));
    }

    private String why(List<String> missing) {
        String of = missing.isEmpty() || missing.size() == cellIds.size()
                ? ""
                : " of " + String.join(", ", missing.subList(0, Math.min(NAMED, missing.size())))
                        + (missing.size() > NAMED ? " and " + (missing.size() - NAMED) + " more" : "");
        return "No whole report" + of + " since " + Instant.ofEpochMilli(lastGoodMillis) + ", for more than "
                + missingMillis / 1000
                + " s: what nobody watches is not in force. It goes on when reports come again.";
    }
}
