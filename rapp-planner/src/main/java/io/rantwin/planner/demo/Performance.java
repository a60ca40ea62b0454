package io.rantwin.planner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
    private boolean isReady;

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
        Recording recording = settings.recording();
        try {
            if (recording == null) {
                try (NightScene night = NightScene.start(settings, clock, teller)) {
                    tell(night, chapters(play(night), night), afterwards);
                }
            } else {
                try (ReplayScene replay = ReplayScene.start(settings, recording, clock, teller)) {
                    tell(replay, chapters(play(replay)), afterwards);
                }
            }
        } catch (InterruptedException | IOException ended) {
            // Ctrl-C ends the programs, too, and what waits for one of them may notice that first.
            if (!isReady) {
                ready = teller.elapsed();
                teller.say("ended before all programs were there; report: " + write());
            }
            throw ended;
        } finally {
            teller.say("all programs have ended");
        }
    }

    private Play play(Scene scene) {
        return new Play(scene, teller, readings, clock, settings.most());
    }

    private static List<Chapter> chapters(Play play, NightScene night) {
        Faithfulness faithfulness = new Faithfulness(play, night);
        Proof proof = new Proof(play, night, faithfulness);
        return List.of(
                new Convergence(play),
                faithfulness,
                new FaultFound(play, night),
                proof,
                new Saving(play, proof),
                new Refusal(play));
    }

    private static List<Chapter> chapters(Play play) {
        return List.of(
                new Convergence(play),
                new Foresight(play),
                new DemandAsked(play),
                new NotRecorded(
                        "fault",
                        "A fault is injected and explained",
                        "what was recorded has happened, nobody can break it now"),
                new NotRecorded(
                        "proof",
                        "An energy plan is proved",
                        "the places of its cells are not known, so nobody knows who could take over"),
                new NotRecorded("saving", "Canary, rollout, energy saved", "its cells obey nobody and tell no power"),
                new NotRecorded("refusal", "Bad policies are refused", "there is no network that one could harm"));
    }

    private void tell(Scene scene, List<Chapter> chapters, Afterwards afterwards)
            throws IOException, InterruptedException {
        ready = teller.elapsed();
        isReady = true;
        teller.say("ready: " + scene.planner().url());
        Story story = new Story(chapters, teller, settings.most());
        try {
            story.tell();
        } finally {
            told = story.told();
            teller.say("");
            outcome().verdicts().forEach((title, verdict) -> teller.say(verdict + "  " + title));
            teller.say("report: " + write());
        }
        afterwards.stay();
    }

    /** What came of it so far. */
    Outcome outcome() {
        return new Outcome(settings, ready, teller.elapsed(), readings.mostMebibytes(), told);
    }

    private Instant begin() {
        List<Readings.Faith> read = readings.faiths();
        return settings.recording() == null || read.isEmpty()
                ? Night.BEGIN
                : read.getFirst().at();
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
                StoryPage.of(outcome, teller.lines(), new Charts(readings, begin()).all(watched)),
                StandardCharsets.UTF_8);
    }
}
