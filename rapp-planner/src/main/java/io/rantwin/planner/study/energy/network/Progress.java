package io.rantwin.planner.study.energy.network;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells now and then how far a run is and when it will be over. */
final class Progress {
    private static final Duration EVERY = Duration.ofSeconds(15);

    private final String what;
    private final long wholeMillis;
    private final InstantSource clock;
    private final Consumer<String> out;
    private final Instant began;
    private Instant next;

    Progress(String what, long wholeMillis, InstantSource clock, Consumer<String> out) {
        this.what = what;
        this.wholeMillis = wholeMillis;
        this.clock = clock;
        this.out = out;
        began = clock.instant();
        next = began.plus(EVERY);
    }

    /** @param doneMillis of network time */
    void at(long doneMillis, String more) {
        Instant now = clock.instant();
        if (now.isBefore(next) || doneMillis <= 0) {
            return;
        }
        next = now.plus(EVERY);
        double took = Duration.between(began, now).toMillis();
        out.accept(String.format(
                Locale.ROOT,
                "%s: %.0f %% (%.0fx real time), %.0f s to go%s",
                what,
                100.0 * doneMillis / wholeMillis,
                doneMillis / took,
                took * (wholeMillis - doneMillis) / doneMillis / 1000,
                more.isEmpty() ? "" : "; " + more));
    }
}
