package io.rantwin.planner.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** What the twin foretells of recorded loads, against what came. How true it can be is up to the recording: bursts are not foreseen. */
final class Foresight implements Chapter {
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    /** Network time over which forecasts are held against what came. */
    private static final Duration LOOKED_AT = Duration.ofMinutes(10);

    private final Play play;

    Foresight(Play play) {
        this.play = play;
    }

    @Override
    public String name() {
        return "fidelity";
    }

    @Override
    public String title() {
        return "Forecasts against what came";
    }

    @Override
    public Verdict tell() throws IOException, InterruptedException {
        Instant until = play.planner().networkTime().plus(LOOKED_AT);
        play.say("for " + LOOKED_AT.toMinutes()
                + " minutes of the recording, loads are foretold 10 s and a minute ahead");
        play.awaitTime(until, PATIENCE);
        return verdict(Coverage.now(play), Faithfulness.means(play.fidelities()));
    }

    /** Intervals that hold what they promise. */
    static Verdict verdict(Coverage covered, ObjectNode byKpiAndHorizon) {
        ObjectNode figures = Play.object();
        covered.addTo(figures);
        figures.set("byKpiAndHorizon", byKpiAndHorizon);
        return Verdict.of(covered.holds(), covered.words(), figures);
    }
}
