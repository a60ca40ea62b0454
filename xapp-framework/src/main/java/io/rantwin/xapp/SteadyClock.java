package io.rantwin.xapp;

import java.time.Instant;
import java.time.InstantSource;

/**
 * A wall clock without its steps back, for what is done now and then: when the clock was set ahead and is set right again, nothing has to wait
 * for as long as it was wrong. Its time is that of the clock until the first step back. Thread-safe.
 */
final class SteadyClock implements InstantSource {
    private final InstantSource clock;
    private long lastReading;
    private long stepsBackMillis;

    SteadyClock(InstantSource clock) {
        this.clock = clock;
        lastReading = clock.millis();
    }

    @Override
    public synchronized Instant instant() {
        Instant reading = clock.instant();
        long millis = reading.toEpochMilli();
        if (millis < lastReading) {
            stepsBackMillis += lastReading - millis;
        }
        lastReading = millis;
        return reading.plusMillis(stepsBackMillis);
    }
}
