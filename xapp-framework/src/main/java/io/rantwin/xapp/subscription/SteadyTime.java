package io.rantwin.xapp.subscription;

import java.time.Instant;
import java.time.InstantSource;

/** The injected clock in milliseconds, without its steps back. Not thread-safe. */
final class SteadyTime {
    private final InstantSource clock;
    private long lastReading;
    private long stepsBackMillis;

    SteadyTime(InstantSource clock) {
        this.clock = clock;
        this.lastReading = clock.millis();
    }

    long millis() {
        long reading = clock.millis();
        if (reading < lastReading) {
            stepsBackMillis += lastReading - reading;
        }
        lastReading = reading;
        return reading + stepsBackMillis;
    }

    /** What the clock would show for a time of {@link #millis}. */
    Instant instant(long steadyMillis) {
        return Instant.ofEpochMilli(steadyMillis - stepsBackMillis);
    }
}
