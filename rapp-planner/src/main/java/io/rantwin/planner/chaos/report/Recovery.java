package io.rantwin.planner.chaos.report;

import io.rantwin.planner.chaos.schedule.Schedule;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came of one fault. Used by one thread. */
public final class Recovery {
    private static final int MOST_SEEN = 12;

    private final Schedule.Blow blow;
    private final Set<String> seen = new LinkedHashSet<>();
    private String figures = "";
    private String trouble = "";
    private @Nullable Duration endedAt;
    private @Nullable Duration wholeAt;

    /** Of a fault that has begun. */
    public Recovery(Schedule.Blow blow) {
        this.blow = blow;
    }

    /** The fault. */
    public Schedule.Blow blow() {
        return blow;
    }

    /** Something could not be done to make the fault, or to end it. */
    public void trouble(String words) {
        trouble = words;
    }

    /** It has ended. */
    public void ended(Duration our, String counted) {
        endedAt = our;
        figures = counted;
    }

    /** Whether it has ended. */
    public boolean hasEnded() {
        return endedAt != null;
    }

    /** What is missing while it is in force, or after it until all is whole. */
    public void missing(Iterable<String> what) {
        for (String each : what) {
            if (seen.size() < MOST_SEEN) {
                seen.add(each);
            }
        }
    }

    /** All is whole. */
    public void whole(Duration our) {
        wholeAt = our;
    }

    /** Whether it has ended, and all was whole since. */
    public boolean isOver() {
        return wholeAt != null;
    }

    /** Our time from its end until all was whole; null when that was not seen. */
    public @Nullable Duration took() {
        return endedAt == null || wholeAt == null ? null : wholeAt.minus(endedAt);
    }

    /** What was missing, in the order in which it was seen. */
    public Set<String> seen() {
        return new LinkedHashSet<>(seen);
    }

    /** What was counted; empty when nothing is. */
    public String figures() {
        return figures;
    }

    /** What could not be done; empty when all could. */
    public String trouble() {
        return trouble;
    }
}
