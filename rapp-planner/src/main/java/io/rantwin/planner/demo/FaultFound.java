package io.rantwin.planner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A cell falls asleep; the twin notices, names it, says why, and ranks who may have caused what else looks wrong. */
final class FaultFound implements Chapter {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String KIND = "SLEEPING_CELL";

    /** What others may be said of meanwhile: they carry the users of the broken one. */
    private static final String SURGE = "LOAD_SURGE";

    private final Play play;
    private final NightScene night;

    FaultFound(Play play, NightScene night) {
        this.play = play;
        this.night = night;
    }

    @Override
    public String name() {
        return "fault";
    }

    @Override
    public String title() {
        return "A fault is injected and explained";
    }

    @Override
    public Verdict tell() throws IOException, InterruptedException {
        String cell = night.faulty();
        List<JsonNode> before = play.planner().anomalies();
        play.awaitTime(Night.FAULT, PATIENCE);
        play.say("cell " + cell + " goes on sending and serves nobody from now on");
        JsonNode[] found = {MissingNode.getInstance()};
        play.await("the twin notices the cell that serves nobody", PATIENCE, () -> {
            found[0] = of(cell, KIND);
            return !found[0].isMissingNode();
        });
        Instant noticed = play.planner().networkTime();
        JsonNode anomaly = found[0];
        String why = anomaly.path("reasons").path(0).asText();
        play.say("the twin says: " + cell + " is a sleeping cell, since "
                + anomaly.path("since").asText() + "; " + why);
        anomaly.path("rootCauses")
                .forEach(cause -> play.say(String.format(
                        Locale.ROOT,
                        "cause, by neighbours and timing: %s %s, %.0f %%",
                        cause.path("cellId").asText(),
                        cause.path("kind").asText(),
                        100 * cause.path("share").doubleValue())));
        return verdict(
                anomaly,
                play.planner().anomalies(),
                Duration.between(Night.FAULT, noticed).toSeconds(),
                before.size());
    }

    /**
     * While it lasts, with its reasons, and nobody else accused; who loses or gains users by the failure is no false alarm.
     *
     * @param anomaly of the broken cell
     * @param all that the twin tells at that time
     * @param before how many it told while all was well
     */
    static Verdict verdict(JsonNode anomaly, List<JsonNode> all, long afterSeconds, int before) {
        String cell = anomaly.path("cellId").asText();
        List<JsonNode> others = all.stream()
                .filter(each -> !each.path("cellId").asText().equals(cell)
                        && !each.path("kind").asText().equals(SURGE))
                .toList();
        int accused = others.size();
        JsonNode causes = anomaly.path("rootCauses");
        ObjectNode figures = Play.object()
                .put("cellId", cell)
                .put("noticedAfterSeconds", afterSeconds)
                .put("accusedBefore", before)
                .put("otherwiseAccused", accused);
        figures.putArray("others").addAll(others);
        figures.set("anomaly", anomaly);
        boolean explained = !anomaly.path("reasons").path(0).asText().isEmpty()
                && (causes.isEmpty() || causes.path(0).path("cellId").asText().equals(cell));
        boolean inTime =
                afterSeconds <= Duration.between(Night.FAULT, Night.WELL).toSeconds();
        return Verdict.of(
                inTime && explained && accused == 0,
                "noticed " + afterSeconds + " s of network time after it began, "
                        + (explained ? "with its reasons; " : "without its reasons; ")
                        + (accused == 0 ? "nobody else is accused" : accused + " others are accused, too"),
                figures);
    }

    private JsonNode of(String cell, String kind) throws IOException, InterruptedException {
        for (JsonNode each : play.planner().anomalies()) {
            if (each.path("cellId").asText().equals(cell)
                    && each.path("kind").asText().equals(kind)) {
                return each;
            }
        }
        return MissingNode.getInstance();
    }
}
