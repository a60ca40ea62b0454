package io.rantwin.planner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The twin finds all cells by itself and comes to believe in them. */
final class Convergence implements Chapter {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final double SHARPER = 0.8;

    private final Play play;

    Convergence(Play play) {
        this.play = play;
    }

    @Override
    public String name() {
        return "convergence";
    }

    @Override
    public String title() {
        return "The twin converges";
    }

    @Override
    public Verdict tell() throws IOException, InterruptedException {
        int all = play.scene().network().cellIds().size();
        play.await("all cells report", PATIENCE, () -> believed("loadPercent") == all);
        double first = uncertainty();
        play.say(String.format(
                Locale.ROOT,
                "all %d cells were found and report; a load is known to %.1f points (one deviation, mean of the cells)",
                all,
                first));
        play.await("all cells are trusted", PATIENCE, () -> trusted() == all && uncertainty() < SHARPER * first);
        double then = uncertainty();
        ObjectNode figures =
                Play.object().put("cells", all).put("deviationFirst", first).put("deviationThen", then);
        String sentence = String.format(
                Locale.ROOT, "all %d cells are trusted; a load is known to %.1f points now", trusted(), then);
        return Verdict.of(true, sentence, figures);
    }

    private List<JsonNode> cells() throws IOException, InterruptedException {
        return play.planner().all("/v1/live/cells");
    }

    private long believed(String member) throws IOException, InterruptedException {
        return cells().stream().filter(cell -> cell.has(member)).count();
    }

    private long trusted() throws IOException, InterruptedException {
        return cells().stream()
                .filter(cell -> cell.path("trust").asText().equals("TRUSTED"))
                .count();
    }

    private double uncertainty() throws IOException, InterruptedException {
        return cells().stream()
                .filter(cell -> cell.has("loadDeviationPercent"))
                .mapToDouble(cell -> cell.path("loadDeviationPercent").doubleValue())
                .average()
                .orElse(Double.NaN);
    }
}
