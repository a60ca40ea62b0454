package io.rantwin.harness.dataset;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Our time, which stands still until it is released once. Thread-safe. */
final class HeldTime implements InstantSource {
    private final InstantSource clock;
    private final Instant start;
    private volatile @Nullable Instant released;

    HeldTime(InstantSource clock) {
        this.clock = clock;
        this.start = clock.instant();
    }

    /** Goes on from where it stands; nothing when it has gone on already. */
    synchronized void release() {
        if (released == null) {
            released = clock.instant();
        }
    }

    @Override
    public Instant instant() {
        Instant since = released;
        return since == null ? start : start.plus(Duration.between(since, clock.instant()));
    }
}
