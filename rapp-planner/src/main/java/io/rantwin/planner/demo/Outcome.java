package io.rantwin.planner.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the story came to, for machines.
 *
 * @param settings how it was run
 * @param ready time until all programs were there
 * @param whole time that the story took
 * @param mostMebibytes memory of all processes
 * @param chapters in order
 */
record Outcome(DemoSettings settings, Duration ready, Duration whole, long mostMebibytes, List<Story.Told> chapters) {
    private static final double MILLIS = 1000;

    /** Whether every chapter held; none was told when it was ended before the programs were there. */
    boolean holds() {
        return !chapters.isEmpty()
                && chapters.stream().allMatch(each -> each.verdict().isFine());
    }

    /** One object with a verdict for each chapter, and figures. */
    ObjectNode json() {
        ObjectNode json = Play.object()
                .put("holds", holds())
                .put("network", settings.network())
                .put("seed", settings.seed())
                .put("speed", settings.speed())
                .put("readySeconds", ready.toMillis() / MILLIS)
                .put("seconds", whole.toMillis() / MILLIS)
                .put("mebibytes", mostMebibytes);
        ArrayNode all = json.putArray("chapters");
        for (Story.Told told : chapters) {
            ObjectNode one = all.addObject()
                    .put("chapter", told.name())
                    .put("title", told.title())
                    .put("verdict", told.verdict().word())
                    .put("sentence", told.verdict().sentence())
                    .put("fromSeconds", told.from().toMillis() / MILLIS)
                    .put("untilSeconds", told.until().toMillis() / MILLIS);
            one.set("figures", told.verdict().figures());
        }
        json.set("figures", figures());
        return json;
    }

    // The few that are asked for again and again, in one place.
    private ObjectNode figures() {
        ObjectNode json = Play.object();
        ObjectNode fidelity = of("fidelity");
        json.set("fidelity", fidelity.path("byKpiAndHorizon"));
        json.set("intervalCoverage90", fidelity.path("inside90"));
        json.set("noticedAfterSeconds", of("fault").path("noticedAfterSeconds"));
        json.set("savedShare", of("saving").path("savedShare"));
        String stage = of("saving").path("stage").asText();
        json.put("plansProved", of("proof").path("stage").asText().equals("WAITING") ? 1 : 0);
        json.put("policiesRefused", of("refusal").path("refused").size());
        json.put("policiesWithdrawn", stage.equals("WITHDRAWN") ? 1 : 0);
        json.properties().removeIf(each -> each.getValue().isMissingNode());
        return json;
    }

    private ObjectNode of(String chapter) {
        return chapters.stream()
                .filter(each -> each.name().equals(chapter))
                .map(each -> each.verdict().figures())
                .findFirst()
                .orElseGet(Play::object);
    }

    /** Sentences of the end, by chapter. */
    Map<String, String> verdicts() {
        Map<String, String> words = new LinkedHashMap<>();
        chapters.forEach(each -> words.put(each.title(), each.verdict().word()));
        return words;
    }
}
