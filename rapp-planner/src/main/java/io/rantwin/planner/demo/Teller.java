package io.rantwin.planner.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells the story line by line, with the time since its beginning, and keeps it for the report. Thread-safe. */
final class Teller {
    private final InstantSource clock;
    private final Instant begin;
    private final Consumer<String> out;
    private final List<Line> lines = new ArrayList<>();

    /**
     * A line of the story.
     *
     * @param at since its beginning
     */
    record Line(Duration at, String text) {
        /** With its time. */
        String words() {
            return String.format(Locale.ROOT, "%02d:%02d  %s", at.toMinutes(), at.toSecondsPart(), text);
        }
    }

    /** @param out prints a line */
    Teller(InstantSource clock, Consumer<String> out) {
        this.clock = clock;
        this.out = out;
        begin = clock.instant();
    }

    /** Time since the beginning. */
    Duration elapsed() {
        return Duration.between(begin, clock.instant());
    }

    /** Tells a line. */
    synchronized void say(String text) {
        Line line = new Line(elapsed(), text);
        lines.add(line);
        out.accept(line.words());
    }

    /** All that was told. */
    synchronized List<Line> lines() {
        return List.copyOf(lines);
    }
}
