package io.rantwin.planner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The plan is approved, goes as a canary into few cells, then into all, and does what was foretold. */
final class Saving implements Chapter {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** After the fault, for users to be where they belong. */
    private static final Duration CALM = Duration.ofMinutes(1);
    /** Reports of the whole policy that are watched. */
    private static final int REPORTS = 4;

    private static final String ROLLED_OUT = "ROLLED_OUT";

    private final Play play;
    private final Proof proof;

    Saving(Play play, Proof proof) {
        this.play = play;
        this.proof = proof;
    }

    @Override
    public String name() {
        return "saving";
    }

    @Override
    public String title() {
        return "Canary, rollout, energy saved";
    }

    @Override
    public Verdict tell() throws IOException, InterruptedException {
        String plan = "/v1/plans/" + proof.planId();
        if (proof.planId().isEmpty()) {
            return new Verdict.Untold("there is no plan that passed", Play.object());
        }
        play.awaitTime(Night.WELL.plus(CALM), PATIENCE);
        play.say("the broken cell is well again; the plan is approved");
        play.planner().order(plan + "/approval", Play.signed("the night is quiet"));
        String[] told = {""};
        JsonNode[] now = {Play.object()};
        play.await("the canary does as foretold", PATIENCE, () -> {
            now[0] = look(plan, told);
            return !now[0].path("stage").asText().equals("CANARY");
        });
        Instant whole = play.planner().networkTime();
        if (now[0].path("stage").asText().equals(ROLLED_OUT)) {
            play.await("the whole policy is watched", PATIENCE, () -> {
                now[0] = look(plan, told);
                return !now[0].path("stage").asText().equals(ROLLED_OUT)
                        || play.planner().all(plan + "/watch").stream()
                                        .filter(each ->
                                                each.path("stage").asText().equals(ROLLED_OUT))
                                        .count()
                                >= REPORTS;
            });
        }
        return verdict(plan, now[0], whole);
    }

    private JsonNode look(String plan, String[] told) throws IOException, InterruptedException {
        JsonNode now = play.planner().get(plan);
        String words = now.path("stage").asText() + ": " + now.path("sentence").asText();
        if (!words.equals(told[0])) {
            told[0] = words;
            play.say(words);
        }
        return now;
    }

    private Verdict verdict(String plan, JsonNode now, Instant whole) throws IOException, InterruptedException {
        double without = play.readings().watts(Night.LEARNED_FROM, Night.LEARNED_UNTIL);
        Instant settled = whole.plus(Night.PERIOD.multipliedBy(2));
        double with = play.readings().watts(settled, play.planner().networkTime());
        List<JsonNode> watched = play.planner().all(plan + "/watch");
        return verdict(now.path("stage").asText(), now.path("sentence").asText(), without, with, watched);
    }

    /**
     * In force to the end, and less power by the network's own counters.
     *
     * @param without power before [W]
     * @param with power under the whole policy [W]; NaN when it never was
     */
    static Verdict verdict(String stage, String sentence, double without, double with, List<JsonNode> watched) {
        double saved = 1 - with / without;
        ObjectNode figures = Play.object().put("stage", stage).put("reportsWatched", watched.size());
        if (Double.isFinite(saved)) {
            figures.put("wattsWithout", without).put("wattsWith", with).put("savedShare", saved);
        }
        figures.putArray("watch").addAll(watched);
        return Verdict.of(
                stage.equals(ROLLED_OUT) && saved > 0,
                sentence
                        + (Double.isFinite(saved)
                                ? String.format(
                                        Locale.ROOT,
                                        " By the network's own counters %.0f W before, %.0f W under the policy, %.1f %% saved.",
                                        without,
                                        with,
                                        100 * saved)
                                : ""),
                figures);
    }
}
