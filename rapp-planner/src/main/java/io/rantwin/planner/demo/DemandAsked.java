package io.rantwin.planner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;

/** What would be if everybody wanted half as much again: asked of the twin, nothing in the network changes. */
final class DemandAsked implements Chapter {
    private static final double FACTOR = 1.5;
    private static final int MEDIAN = 2;

    private final Play play;

    DemandAsked(Play play) {
        this.play = play;
    }

    @Override
    public String name() {
        return "what-if";
    }

    @Override
    public String title() {
        return "What if demand grew by half";
    }

    @Override
    public Verdict tell() throws IOException, InterruptedException {
        ObjectNode question = Play.object().put("horizonSeconds", 60).put("draws", 100);
        question.putArray("actions").addObject().put("kind", "DEMAND").put("factor", FACTOR);
        question.putArray("guardRails").addObject().put("kpi", Readings.LOAD).put("atMost", 80);
        JsonNode answer = play.planner().order("/v1/live/what-ifs", question);
        answer.path("reservations").forEach(each -> play.say("the twin says: " + each.asText()));
        return verdict(answer);
    }

    /** Loads rise, none above all that there is, and it is told what that costs. */
    static Verdict verdict(JsonNode answer) {
        int rising = 0;
        int impossible = 0;
        double before = 0;
        double more = 0;
        for (JsonNode effect : answer.path("effects")) {
            if (effect.path("kpi").asText().equals(Readings.LOAD)) {
                double without = effect.path("without").doubleValue();
                double median = median(effect);
                rising += median > 0 ? 1 : 0;
                impossible += median < 0 || without + median > 100 + 1e-6 ? 1 : 0;
                before += without;
                more += median;
            }
        }
        ObjectNode figures =
                Play.object().put("draws", answer.path("draws").intValue()).put("cellsWithMoreLoad", rising);
        figures.set("network", answer.path("network"));
        figures.set("guardRails", answer.path("guardRails"));
        StringBuilder words = new StringBuilder(String.format(
                Locale.ROOT,
                "%d cells get busier, in all %.1f points on %.1f; load above 80 %% with a probability of %.2f",
                rising,
                more,
                before,
                answer.at("/guardRails/0/violationProbability").doubleValue()));
        for (JsonNode sum : answer.path("network")) {
            if (sum.path("kpi").asText().equals("PEE.AvgPower")) {
                words.append(String.format(
                        Locale.ROOT,
                        "; power %+.1f W on %.0f W",
                        median(sum),
                        sum.path("without").doubleValue()));
            }
        }
        return Verdict.of(
                rising > 0 && impossible == 0 && answer.path("draws").intValue() > 0, words.toString(), figures);
    }

    private static double median(JsonNode effect) {
        return effect.path("difference").path(MEDIAN).path("value").doubleValue();
    }
}
