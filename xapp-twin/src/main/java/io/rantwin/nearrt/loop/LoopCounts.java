package io.rantwin.nearrt.loop;

import io.rantwin.twin.estimation.IntakeOutcome;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What became of reports in the loop. Thread-safe. */
public final class LoopCounts {
    private final Map<IntakeOutcome, LongAdder> outcomes = new EnumMap<>(IntakeOutcome.class);
    private final LongAdder empty = new LongAdder();
    private final LongAdder published = new LongAdder();
    private final LongAdder overwritten = new LongAdder();
    private final LongAdder noRoomForCell = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder listenerFailures = new LongAdder();

    LoopCounts() {
        for (IntakeOutcome outcome : IntakeOutcome.values()) {
            outcomes.put(outcome, new LongAdder());
        }
    }

    /** @param outcome null for a report without anything for the filter */
    void outcome(@Nullable IntakeOutcome outcome) {
        LongAdder adder = outcome == null ? empty : outcomes.get(outcome);
        if (adder != null) {
            adder.increment();
        }
    }

    void isPublished() {
        published.increment();
    }

    void overwritten(int reports) {
        overwritten.add(reports);
    }

    void noRoomForCell() {
        noRoomForCell.increment();
    }

    void isRefused() {
        refused.increment();
    }

    void failed() {
        failures.increment();
    }

    void listenerFailed() {
        listenerFailures.increment();
    }

    /** Reports whose intake ended so. */
    public long count(IntakeOutcome outcome) {
        LongAdder adder = outcomes.get(outcome);
        return adder == null ? 0 : adder.sum();
    }

    /** Reports without anything for the filter. */
    public long empty() {
        return empty.sum();
    }

    /** States published. */
    public long published() {
        return published.sum();
    }

    /** Reports that were dropped unread because newer ones of the same cell came. */
    public long overwritten() {
        return overwritten.sum();
    }

    /** Reports of cells beyond the most that are taken. */
    public long reportsWithoutRoom() {
        return noRoomForCell.sum();
    }

    /** Reports that were refused before the filter. */
    public long refused() {
        return refused.sum();
    }

    /** Reports on which the loop itself failed. */
    public long failures() {
        return failures.sum();
    }

    /** Calls of listeners that failed. */
    public long listenerFailures() {
        return listenerFailures.sum();
    }
}
