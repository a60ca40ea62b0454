package io.rantwin.planner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** One run of the demo: starts the programs, tells the story, leaves the report. */
final class Performance {
    private final DemoSettings settings;
    private final InstantSource clock;
    private final Teller teller;
    private final Readings readings = new Readings();
    private Duration ready = Duration.ZERO;
    private List<Story.Told> told = List.of();

    Performance(DemoSettings settings, InstantSource clock, Teller teller) {
        this.settings = settings;
        this.clock = clock;
        this.teller = teller;
    }

    /** What goes on after the story, with the programs still there. */
    @FunctionalInterface
    interface Afterwards {
        void stay() throws InterruptedException;
    }

    /**
     * Runs it.
     *
     * @throws InterruptedException when it is told to end; what was told by then is in {@link #outcome}
     */
    void run(Afterwards afterwards) throws IOException, InterruptedException {
        try (Scene scene = Scene.start(settings, clock, teller)) {
            ready = teller.elapsed();
            teller.say("ready: " + scene.planner().url());
            Play play = new Play(scene, teller, readings, clock, settings.most());
            Faithfulness faithfulness = new Faithfulness(play);
            Proof proof = new Proof(play, faithfulness);
            Story story = new Story(
                    List.of(
                            new Convergence(play),
                            faithfulness,
                            new FaultFound(play),
                            proof,
                            new Saving(play, proof),
                            new Refusal(play)),
                    teller,
                    settings.most());
            try {
                story.tell();
            } finally {
                told = story.told();
                teller.say("");
                outcome().verdicts().forEach((title, verdict) -> teller.say(verdict + "  " + title));
                teller.say("report: " + write());
            }
            afterwards.stay();
        } finally {
            teller.say("all programs have ended");
        }
    }

    /** What came of it so far. */
    Outcome outcome() {
        return new Outcome(settings.seed(), settings.speed(), ready, teller.elapsed(), readings.mostMebibytes(), told);
    }

    private Path write() throws IOException {
        Outcome outcome = outcome();
        JsonNode watched = told.stream()
                .filter(each -> each.name().equals("saving"))
                .map(each -> each.verdict().figures().path("watch"))
                .findFirst()
                .orElseGet(Play::object);
        Files.writeString(
                settings.folder().resolve("report.json"),
                outcome.json().toPrettyString() + "\n",
                StandardCharsets.UTF_8);
        return Files.writeString(
                settings.folder().resolve("report.html"),
                StoryPage.of(outcome, teller.lines(), new Charts(readings).all(watched)),
                StandardCharsets.UTF_8);
    }
}
