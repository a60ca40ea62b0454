package io.rantwin.planner.plan.commands;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.gate.EvidenceJson;
import io.rantwin.planner.gate.GateReport;
import io.rantwin.planner.gate.PolicyDraft;
import io.rantwin.planner.plan.Trial;

/** Plans as JSON, for {@code --out} and the audit log. */
final class PlanJson {
    private PlanJson() {}

    static ObjectNode write(Trial trial, PolicyDraft draft, PolicyDraft canary, GateReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("plan", trial.name()).put("savedKilowattHours", trial.savedKilowattHours());
        draft(json.putObject("policy"), draft);
        draft(json.putObject("canary"), canary);
        json.set("gate", EvidenceJson.write(report));
        return json;
    }

    static ObjectNode approval(PolicyDraft draft, String reason) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("reason", reason);
        draft(json.putObject("policy"), draft);
        return json;
    }

    private static void draft(ObjectNode to, PolicyDraft draft) {
        to.put("policyId", draft.policyId()).put("ricId", draft.ricId()).put("policyTypeId", draft.policyTypeId());
        ArrayNode stages = to.putArray("stages");
        for (PolicyDraft.Stage stage : draft.stages()) {
            stages.addObject()
                    .put("fromMillis", stage.fromMillis())
                    .set("body", stage.body().deepCopy());
        }
    }
}
