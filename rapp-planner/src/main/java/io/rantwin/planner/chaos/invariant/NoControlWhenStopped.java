package io.rantwin.planner.chaos.invariant;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Once the operator has stopped control, no cell is put to sleep any more, whoever restarts, and those that sleep are woken. Judged by the
 * network's own states of cells. A control that was under way when he did so has a few seconds.
 */
public final class NoControlWhenStopped implements Invariant {
    private static final Duration UNDER_WAY = Duration.ofSeconds(5);

    /** Our time in which all is whole, after which what was changed is taken back. */
    private static final Duration TAKEN_BACK = Duration.ofSeconds(20);

    private final Breaches breaches = new Breaches();
    private @Nullable Set<String> before;
    private @Nullable Duration wholeSince;
    private boolean isOpen;
    private boolean isTold;
    private int stops;
    private int asleepWhenStopped;
    private long looks;
    private Duration longest = Duration.ZERO;

    @Override
    public String name() {
        return "kill-switch";
    }

    @Override
    public String promise() {
        return "no control after the kill switch, and what was changed is taken back";
    }

    @Override
    public void look(Sight sight) {
        Duration stoppedFor = sight.stoppedFor();
        Set<String> asleep = sight.asleep();
        if (stoppedFor == null) {
            isOpen = false;
            before = asleep;
            return;
        }
        if (asleep == null) {
            return;
        }
        if (!isOpen) {
            isOpen = true;
            isTold = false;
            wholeSince = null;
            stops++;
            asleepWhenStopped += Math.max(asleep.size(), before == null ? 0 : before.size());
        }
        if (stoppedFor.compareTo(UNDER_WAY) > 0 && before != null) {
            looks++;
            Set<String> more = new HashSet<>(asleep);
            more.removeAll(before);
            if (!more.isEmpty()) {
                breaches.add(sight, more + " fell asleep " + stoppedFor.toSeconds() + " s after control was stopped");
            }
        }
        before = asleep;
        takenBack(sight, asleep, stoppedFor);
    }

    private void takenBack(Sight sight, Set<String> asleep, Duration stoppedFor) {
        wholeSince = sight.isWhole() ? wholeSince == null ? sight.our() : wholeSince : null;
        if (!asleep.isEmpty()) {
            longest = longest.compareTo(stoppedFor) > 0 ? longest : stoppedFor;
            if (!isTold
                    && wholeSince != null
                    && sight.our().minus(wholeSince).compareTo(TAKEN_BACK) > 0
                    && stoppedFor.compareTo(TAKEN_BACK) > 0) {
                isTold = true;
                breaches.add(sight, asleep + " still sleep " + stoppedFor.toSeconds() + " s after control was stopped");
            }
        }
    }

    @Override
    public Finding finding() {
        return breaches.finding(
                asleepWhenStopped == 0 ? 0 : looks,
                "stopped " + stops + " times, when " + asleepWhenStopped + " cells slept, some up to "
                        + longest.toSeconds() + " s later; looked at " + looks + " times",
                Breaches.figures()
                        .put("stops", stops)
                        .put("asleepWhenStopped", asleepWhenStopped)
                        .put("longestSeconds", longest.toSeconds()));
    }
}
