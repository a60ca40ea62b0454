package io.rantwin.planner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.gate.WatchSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** An energy plan is made of what was learned before the fault, and has to pass all checks of the gate. */
final class Proof implements Chapter {
    /** The plan's policy. */
    static final String POLICY = "es-night";

    private static final double[] MARGINS = {2, 2.5, 3};
    private static final int DRAWS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long FAR_MILLIS = 60_000;

    private final Play play;
    private final NightScene night;
    private final Faithfulness faithfulness;
    private String planId = "";

    /** @param faithfulness has told before how true the twin was while all was well */
    Proof(Play play, NightScene night, Faithfulness faithfulness) {
        this.play = play;
        this.night = night;
        this.faithfulness = faithfulness;
    }

    /** The plan that passed; empty when none did. */
    String planId() {
        return planId;
    }

    @Override
    public String name() {
        return "proof";
    }

    @Override
    public String title() {
        return "An energy plan is proved";
    }

    @Override
    public Verdict tell() throws IOException, InterruptedException {
        JsonNode ordered = play.planner().order("/v1/plans", order());
        String id = ordered.path("planId").asText();
        play.say("ordered: which cells of the capacity carrier can sleep, by loads from " + Night.LEARNED_FROM + " to "
                + Night.LEARNED_UNTIL);
        JsonNode[] plan = {ordered};
        play.await("the plan is made and judged", PATIENCE, () -> {
            plan[0] = play.planner().get("/v1/plans/" + id);
            return !plan[0].path("stage").asText().equals("PLANNING");
        });
        JsonNode gate = plan[0].path("result").path("gate");
        int passed = 0;
        for (JsonNode check : gate.path("checks")) {
            boolean passes = check.path("passed").asBoolean();
            passed += passes ? 1 : 0;
            play.say((passes ? "gate, passed: " : "gate, NOT passed: ")
                    + check.path("sentence").asText());
        }
        boolean holds = plan[0].path("stage").asText().equals("WAITING");
        planId = holds ? id : "";
        ObjectNode figures = Play.object().put("planId", id).put("checksPassed", passed);
        figures.put("stage", plan[0].path("stage").asText());
        figures.set("gate", gate);
        return Verdict.of(
                holds,
                String.format(
                        Locale.ROOT,
                        "%d of %d checks passed: %s",
                        passed,
                        gate.path("checks").size(),
                        plan[0].path("sentence").asText()),
                figures);
    }

    private ObjectNode order() throws IOException, InterruptedException {
        ObjectNode plan = Play.object()
                .put("kind", "energy")
                .put("policyId", POLICY)
                .put("ricId", NightScene.RIC)
                .put("day", Night.STRETCH.toMinutes() + "min")
                .put("dayBeginsAt", Night.LEARNED_FROM.toString())
                .put("decisionsInPeriod", Night.STRETCH.dividedBy(Night.PERIOD));
        // The gate reckons with the bounds that the xApp enforces by.
        ObjectNode network =
                plan.putObject("network").put("topology", "topology.json").put("enforcement", night.enforcementFile());
        if (!faithfulness.snapshot().isEmpty()) {
            // With the powers that the twin has learned of these cells.
            network.put("snapshot", faithfulness.snapshot());
        }
        // One level of demand leaves nothing for a long search. The few users of a night are luck for the most part:
        // wide
        // margins, each tried on as many days as the gate looks at.
        ObjectNode search = plan.putObject("search").put("generations", 5).put("trialDraws", DRAWS);
        ArrayNode margins = search.putArray("margins");
        for (double margin : MARGINS) {
            margins.add(margin);
        }
        ArrayNode keepOn = search.putArray("keepOn");
        night.network().topology().cells().stream()
                .filter(cell -> cell.carrier().equals(Night.BASE_CARRIER))
                .forEach(cell -> keepOn.add(cell.cellId()));
        plan.putObject("demand")
                .putObject("history")
                .put("from", Night.LEARNED_FROM.toString())
                .put("until", Night.LEARNED_UNTIL.toString())
                .put("periods", 1);
        ObjectNode gate = plan.putObject("gate").put("leastFidelity", Faithfulness.LEAST);
        ObjectNode cells = gate.putObject("fidelity").putObject("cells");
        for (JsonNode line : faithfulness.atTheEnd()) {
            if (line.path("kpi").asText().equals(Readings.LOAD)
                    && line.path("horizonMillis").longValue() == FAR_MILLIS
                    && line.path("fidelity").isNumber()) {
                cells.put(
                        line.path("cellId").asText(),
                        Math.clamp(line.path("fidelity").doubleValue(), 0, 1));
            }
        }
        // A revision goes over the management service and the RIC to the xApp and its nodes: that takes seconds of
        // ours.
        Readings.Luck luck = play.readings().luck(Night.LEARNED_FROM, Night.LEARNED_UNTIL);
        WatchSettings usual = WatchSettings.USUAL;
        gate.putObject("watch")
                .put("loadLuckPoints", Math.max(usual.loadLuck(), luck.loadPoints()))
                .put("loadLuckInCommonPercent", 100 * luck.inCommon())
                .put("powerLuckPercent", 100 * Math.max(usual.wattLuck(), luck.powerShare()))
                .put("settleWithin", Night.SETTLE.toMinutes() + "min");
        ObjectNode body = Play.signed("a quiet night");
        body.set("plan", plan);
        return body;
    }
}
