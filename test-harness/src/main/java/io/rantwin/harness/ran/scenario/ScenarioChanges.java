package io.rantwin.harness.ran.scenario;

import org.jspecify.annotations.Nullable;

/**
 * What a run changes of a scenario.
 *
 * @param seed another seed, or null
 * @param daySeconds another network time for a day (0 .. 86 400), or null; moments of faults and events move with it
 * @param startHour another hour of the week to begin with (0 .. 168, Monday 0:00 is 0), or null
 */
public record ScenarioChanges(
        @Nullable Long seed,
        @Nullable Double daySeconds,
        @Nullable Double startHour) {
    /** Run it as it is. */
    public static final ScenarioChanges NONE = new ScenarioChanges(null, null, null);

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException when the day is not above 0 and at most 86 400 s, or the hour is none of a week
     */
    public ScenarioChanges {
        if (daySeconds != null && !(daySeconds > 0 && daySeconds <= 86_400)) {
            throw new IllegalArgumentException("a day lasts above 0 and at most 86400 s, not " + daySeconds);
        }
        if (startHour != null && !(startHour >= 0 && startHour < 168)) {
            throw new IllegalArgumentException("a week has the hours 0 .. 168, not " + startHour);
        }
    }
}
