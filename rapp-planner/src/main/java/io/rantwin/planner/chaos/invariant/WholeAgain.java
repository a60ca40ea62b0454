package io.rantwin.planner.chaos.invariant;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Without a fault in force, all is whole again within a time, and it is whole at the end. */
public final class WholeAgain implements Invariant {
    private final Duration within;
    private final Breaches breaches = new Breaches();
    private @Nullable Duration brokenSince;
    private boolean isTold;
    private boolean isWhole;
    private long looks;
    private Duration longest = Duration.ZERO;

    /** @param within our time */
    public WholeAgain(Duration within) {
        this.within = within;
    }

    @Override
    public String name() {
        return "recovery";
    }

    @Override
    public String promise() {
        return "all is whole again within " + within.toSeconds() + " s after each fault";
    }

    @Override
    public void look(Sight sight) {
        looks++;
        isWhole = sight.isWhole();
        if (!sight.inForce().isEmpty() || isWhole) {
            brokenSince = null;
            isTold = false;
            return;
        }
        if (brokenSince == null) {
            brokenSince = sight.our();
        }
        Duration broken = sight.our().minus(brokenSince);
        longest = longest.compareTo(broken) > 0 ? longest : broken;
        if (!isTold && broken.compareTo(within) > 0) {
            isTold = true;
            breaches.add(sight, "not whole for " + broken.toSeconds() + " s: " + String.join("; ", sight.missing()));
        }
    }

    @Override
    public Finding finding() {
        return breaches.finding(
                isWhole ? looks : 0,
                (isWhole ? "whole at the end" : "not whole at the end") + "; " + longest.toSeconds()
                        + " s without a fault and not whole at the longest",
                Breaches.figures().put("longestSeconds", longest.toSeconds()).put("wholeAtTheEnd", isWhole));
    }
}
