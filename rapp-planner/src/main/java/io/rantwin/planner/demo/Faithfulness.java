package io.rantwin.planner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the twin foretells of the load comes true better and better, and its intervals hold what they promise. */
final class Faithfulness implements Chapter {
    /** Fidelity of the load a minute ahead, mean of the cells, that the plan will ask for. */
    static final double LEAST = 0.5;

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final double LEAST_COVERED = 0.8;
    private static final int ENOUGH_TRUTHS = 100;

    private final Play play;
    private List<JsonNode> atTheEnd = List.of();
    private String snapshot = "";

    Faithfulness(Play play) {
        this.play = play;
    }

    /** Lines of the twin at the end of the stretch that is planned by; empty before. */
    List<JsonNode> atTheEnd() {
        return atTheEnd;
    }

    /** File of the network as the twin believed it then; empty before. */
    String snapshot() {
        return snapshot;
    }

    @Override
    public String name() {
        return "fidelity";
    }

    @Override
    public String title() {
        return "Fidelity rises";
    }

    @Override
    public Verdict tell() throws IOException, InterruptedException {
        int all = play.scene().network().cellIds().size();
        play.await("forecasts a minute ahead have met their reports", PATIENCE, () -> 2 * latest().cells() >= all);
        double first = latest().far();
        play.say(String.format(
                Locale.ROOT, "forecasts of the load a minute ahead have met their reports: fidelity %.2f", first));
        play.awaitTime(Night.LEARNED_UNTIL, PATIENCE);
        double then = latest().far();
        atTheEnd = play.fidelities();
        snapshot = play.scene().snapshotFile();
        return verdict(first, then, coverage(), means(atTheEnd));
    }

    /**
     * Rising or high from the first, high enough, and intervals that hold.
     *
     * @param first fidelity of the load a minute ahead, when half of the cells had one
     * @param then the same at the end
     */
    static Verdict verdict(double first, double then, Coverage covered, ObjectNode byKpiAndHorizon) {
        ObjectNode figures = Play.object().put("first", first).put("then", then);
        figures.put("truths", covered.truths()).put("inside90", covered.share());
        figures.put("error", covered.error()).put("errorNaive", covered.naive());
        figures.set("byKpiAndHorizon", byKpiAndHorizon);
        boolean holds = (then > first || first >= LEAST)
                && then >= LEAST
                && covered.truths() >= ENOUGH_TRUTHS
                && covered.share() >= LEAST_COVERED;
        return Verdict.of(
                holds,
                String.format(
                        Locale.ROOT,
                        "fidelity of the load a minute ahead went from %.2f to %.2f; %.0f %% of %d truths lay in their 90 %%"
                                + " interval; off by %.1f points, the last value carried on by %.1f",
                        first,
                        then,
                        100 * covered.share(),
                        covered.truths(),
                        covered.error(),
                        covered.naive()),
                figures);
    }

    private Readings.Faith latest() {
        List<Readings.Faith> all = play.readings().faiths();
        return all.isEmpty() ? new Readings.Faith(Night.BEGIN, 0, Double.NaN, Double.NaN) : all.getLast();
    }

    /** Means for the result. */
    static ObjectNode means(List<JsonNode> fidelities) {
        ObjectNode json = Play.object();
        for (Map.Entry<Readings.Series, double[]> each :
                Readings.means(fidelities).entrySet()) {
            json.withObject("/" + each.getKey().kpi())
                    .put(each.getKey().horizonMillis() / 1000 + " s", each.getValue()[0]);
        }
        return json;
    }

    /**
     * Forecasts of loads that were made before, against what came.
     *
     * @param truths how many have come
     * @param share of them within the interval of 90 %
     * @param error mean distance of the median, points
     * @param naive the same of the last value carried on
     */
    record Coverage(int truths, double share, double error, double naive) {}

    private Coverage coverage() throws IOException, InterruptedException {
        int truths = 0;
        int inside = 0;
        double error = 0;
        double naive = 0;
        for (String cell : play.scene().network().cellIds()) {
            JsonNode past = play.planner()
                    .get("/v1/live/cells/" + cell + "/forecast?minutes=20")
                    .path("past");
            for (JsonNode trail : past) {
                int scored = trail.path("scored").intValue();
                truths += scored;
                inside += trail.path("inside90").intValue();
                error += scored * trail.path("meanError").doubleValue();
                naive += scored * trail.path("meanErrorNaive").doubleValue();
            }
        }
        return new Coverage(truths, (double) inside / truths, error / truths, naive / truths);
    }
}
