package io.rantwin.planner.testbed;

import io.rantwin.planner.timing.Pacing;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Waits for what other processes do; ends early when one of them has ended. */
public final class Waiting {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final Programs programs;
    private final InstantSource clock;

    public Waiting(Programs programs, InstantSource clock) {
        this.programs = programs;
        this.clock = clock;
    }

    /** What may not be so yet. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /** A look's pause. */
    public void look() throws InterruptedException {
        Pacing.pause(LOOK);
    }

    /** Looks until it holds, for three minutes at most. */
    public void until(String what, Condition condition) throws IOException, InterruptedException {
        until(what, LONGEST, condition);
    }

    /** Looks until it holds. */
    public void until(String what, Duration within, Condition condition) throws IOException, InterruptedException {
        Instant until = clock.instant().plus(within);
        String last = "not yet";
        while (clock.instant().isBefore(until)) {
            programs.requireAlive();
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (TestbedException broken) {
                throw broken;
            } catch (IOException notYet) {
                last = String.valueOf(notYet);
            }
            look();
        }
        throw new TestbedException("not within " + within.toSeconds() + " s: " + what + "; " + last);
    }
}
