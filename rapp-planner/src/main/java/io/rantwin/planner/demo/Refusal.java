package io.rantwin.planner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.EnergyObjective;
import io.rantwin.a1.policy.LoadBalancingObjective;
import io.rantwin.a1.policy.PlmnId;
import io.rantwin.a1.policy.Scope;
import io.rantwin.planner.plan.EnergyPolicies;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.testbed.Http;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Bad policies come to nothing: one that is none, one that is in the way of what is in force, and one by which all that still serve
 * would go dark, which the twin refuses at the RIC.
 */
final class Refusal implements Chapter {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String BLACKOUT = "blackout";
    private static final String POLICIES = "/v1/policies";

    private final Play play;

    Refusal(Play play) {
        this.play = play;
    }

    @Override
    public String name() {
        return "refusal";
    }

    @Override
    public String title() {
        return "Bad policies are refused";
    }

    @Override
    public Verdict tell() throws IOException, InterruptedException {
        ObjectNode figures = Play.object();
        ArrayNode refused = figures.putArray("refused");
        List<CellId> asleep = asleep();
        List<CellId> awake = others(asleep);
        int sound = refusal(
                "150 % of the energy is to be saved",
                want("nonsense", EnergyPolicies.TYPE, saving(150, awake.subList(0, 1))), refused);
        if (asleep.isEmpty()) {
            play.say("no plan is in force that a policy could be in the way of");
        } else {
            sound += refusal(
                    "load is to go where the plan lets cells sleep",
                    want("balance", NightScene.BALANCING, balance(awake.getFirst(), asleep.getFirst())),
                    refused);
        }
        play.planner().order(POLICIES, want(BLACKOUT, EnergyPolicies.TYPE, saving(100, awake)));
        play.say("all cells that still serve are to go dark: the policy is well formed and goes to the RIC");
        String why = refusalOfBlackout();
        play.say("the twin refuses: " + why);
        refused.addObject().put("policy", BLACKOUT).put("by", "twin").put("why", why);
        boolean holds = sound == 2 && !why.isEmpty();
        return Verdict.of(
                holds,
                holds
                        ? "all three were refused: by the type's schema, for a conflict, and by the twin, which sees that it can never be served"
                        : "not all were refused",
                figures);
    }

    private String refusalOfBlackout() throws IOException, InterruptedException {
        JsonNode[] state = {Play.object()};
        try {
            play.await("the twin refuses it", PATIENCE, () -> {
                state[0] = standing();
                return state[0].path("enforceStatus").asText().equals("NOT_ENFORCED");
            });
        } finally {
            play.planner().drop(BLACKOUT, "it was only asked for to see that it is refused");
        }
        return state[0].path("reason").asText();
    }

    private int refusal(String words, ObjectNode body, ArrayNode refused) throws IOException, InterruptedException {
        Http.Answer answer = play.planner().post(POLICIES, body);
        String detail = answer.json().path("detail").asText();
        play.say(words + ": " + (answer.isGood() ? "was taken" : "refused: " + detail));
        if (answer.isGood()) {
            play.planner().drop(body.path("policyId").asText(), "it should not be there");
            return 0;
        }
        refused.addObject()
                .put("policy", body.path("policyId").asText())
                .put("by", "planner")
                .put("status", answer.status())
                .put("why", detail);
        return 1;
    }

    private JsonNode standing() throws IOException, InterruptedException {
        for (JsonNode each : play.planner().get("/v1/live/policies").path("items")) {
            if (each.path("policyId").asText().equals(BLACKOUT)) {
                return each;
            }
        }
        return Play.object();
    }

    // Cells of the plan's policy; none when it is not in force.
    private List<CellId> asleep() throws IOException, InterruptedException {
        List<CellId> cells = new ArrayList<>();
        Http.Answer answer = play.planner().find(POLICIES + "/" + Proof.POLICY);
        if (answer.isGood() && answer.json().path("isWanted").asBoolean()) {
            for (JsonNode cell : answer.json().at("/policy/scope/cellIdList")) {
                cells.add(CellId.nr(
                        new PlmnId(
                                cell.at("/plmnId/mcc").asText(),
                                cell.at("/plmnId/mnc").asText()),
                        cell.at("/cId/ncI").longValue()));
            }
        }
        return cells;
    }

    private List<CellId> others(List<CellId> some) throws IOException {
        List<CellId> cells = new ArrayList<>();
        for (String id : play.scene().cellIds()) {
            try {
                cells.add(EnergyPolicies.cell(id));
            } catch (PlanException noName) {
                throw new IOException(noName.getMessage(), noName);
            }
        }
        cells.removeAll(some);
        return cells;
    }

    private static ObjectNode want(String id, String type, ObjectNode policy) {
        ObjectNode body = Play.signed("to see that it is refused")
                .put("policyId", id)
                .put("ricId", NightScene.RIC)
                .put("policyTypeId", type);
        body.set("policy", policy);
        return body;
    }

    private static ObjectNode saving(int percent, List<CellId> cells) {
        return new A1Policy.EnergySaving(Scope.ofCells(cells), new EnergyObjective.EsPercentage(percent), List.of())
                .toJson();
    }

    private static ObjectNode balance(CellId from, CellId to) {
        return new A1Policy.LoadBalancing(
                        Scope.of(from),
                        new LoadBalancingObjective(30, LoadBalancingObjective.PrbUsageType.CELL_MEAN),
                        null,
                        List.of(to))
                .toJson();
    }
}
