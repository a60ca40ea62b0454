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

    private final Play play;
    private final NightScene night;
    private List<JsonNode> atTheEnd = List.of();
    private String snapshot = "";

    Faithfulness(Play play, NightScene night) {
        this.play = play;
        this.night = night;
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
        return "Fidelity is measured";
    }

    @Override
    public Verdict tell() throws IOException, InterruptedException {
        int all = play.scene().cellIds().size();
        play.await("forecasts a minute ahead have met their reports", PATIENCE, () -> 2 * latest().cells() >= all);
        double first = latest().far();
        play.say(String.format(
                Locale.ROOT, "forecasts of the load a minute ahead have met their reports: fidelity %.2f", first));
        play.awaitTime(Night.LEARNED_UNTIL, PATIENCE);
        double then = latest().far();
        atTheEnd = play.fidelities();
        snapshot = night.snapshotFile();
        return verdict(first, then, Coverage.now(play), means(atTheEnd));
    }

    /**
     * Rising or high from the first, high enough, and intervals that hold.
     *
     * @param first fidelity of the load a minute ahead, when half of the cells had one
     * @param then the same at the end
     */
    static Verdict verdict(double first, double then, Coverage covered, ObjectNode byKpiAndHorizon) {
        ObjectNode figures = Play.object().put("first", first).put("then", then);
        covered.addTo(figures);
        figures.set("byKpiAndHorizon", byKpiAndHorizon);
        return Verdict.of(
                (then > first || first >= LEAST) && then >= LEAST && covered.holds(),
                String.format(
                        Locale.ROOT,
                        "fidelity of the load a minute ahead went from %.2f to %.2f; %s",
                        first,
                        then,
                        covered.words()),
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
}
