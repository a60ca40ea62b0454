package io.rantwin.planner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
        int all = play.scene().cellIds().size();
        Map<String, Double> firsts = new HashMap<>();
        play.await("all cells report", PATIENCE, () -> {
            deviations().forEach(firsts::putIfAbsent);
            return firsts.size() == all;
        });
        double first = mean(firsts);
        play.say(String.format(
                Locale.ROOT,
                "all %d cells were found and report; at first a load was known to %.1f points (one deviation, mean of the cells)",
                all,
                first));
        play.await("all cells are trusted", PATIENCE, () -> trusted() == all && mean(deviations()) < SHARPER * first);
        double then = mean(deviations());
        ObjectNode figures =
                Play.object().put("cells", all).put("deviationFirst", first).put("deviationThen", then);
        String sentence = String.format(
                Locale.ROOT, "all %d cells are trusted; a load is known to %.1f points now", trusted(), then);
        return Verdict.of(true, sentence, figures);
    }

    private List<JsonNode> cells() throws IOException, InterruptedException {
        return play.planner().all("/v1/live/cells");
    }

    private long trusted() throws IOException, InterruptedException {
        return cells().stream()
                .filter(cell -> cell.path("trust").asText().equals("TRUSTED"))
                .count();
    }

    // How well the load of each cell is known that has one [points, one deviation].
    private Map<String, Double> deviations() throws IOException, InterruptedException {
        Map<String, Double> deviations = new HashMap<>();
        for (JsonNode cell : cells()) {
            if (cell.has("loadDeviationPercent")) {
                deviations.put(
                        cell.path("cellId").asText(),
                        cell.path("loadDeviationPercent").doubleValue());
            }
        }
        return deviations;
    }

    private static double mean(Map<String, Double> byCell) {
        return byCell.values().stream().mapToDouble(each -> each).average().orElse(Double.NaN);
    }
}
