package io.rantwin.planner.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The network that the story is about. Times are network time. */
final class Night {
    /** When it begins. */
    static final Instant BEGIN = Instant.parse("2026-01-05T02:00:00Z");

    /** When the cell falls asleep. */
    static final Instant FAULT = BEGIN.plus(Duration.ofMinutes(15));

    /** When it is well again. */
    static final Instant WELL = BEGIN.plus(Duration.ofMinutes(25));

    /** Period of counters, and of the plan's reports. */
    static final Duration PERIOD = Duration.ofMinutes(1);

    /** From a revision of the policy until what it leads to can be seen in counters. */
    static final Duration SETTLE = Duration.ofMinutes(2);

    /** What is planned at once. */
    static final Duration STRETCH = Duration.ofMinutes(12);

    /** The last healthy stretch before the fault. */
    static final Instant LEARNED_FROM = FAULT.minus(STRETCH).minus(PERIOD);

    static final Instant LEARNED_UNTIL = LEARNED_FROM.plus(STRETCH);

    /** Carrier that stays on whatever is planned: people indoors hang on it. */
    static final String BASE_CARRIER = "n3";

    /** Place in the topology of the cell that falls asleep: S1-3, base carrier. */
    static final int FAULTY = 4;

    private Night() {}

    /** Writes its scenario. */
    static Path write(Path folder) throws IOException {
        Path file = folder.resolve("night.yaml");
        try (InputStream text = Night.class.getResourceAsStream("night.yaml")) {
            if (text == null) {
                throw new IOException("the demo's scenario is missing from the jar");
            }
            Files.write(file, text.readAllBytes());
        }
        return file;
    }
}
