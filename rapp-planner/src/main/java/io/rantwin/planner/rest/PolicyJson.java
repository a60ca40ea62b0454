package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.desired.PolicyEvent;
import io.rantwin.planner.desired.PolicyRecord;
import io.rantwin.planner.desired.ReconcilerState;
import io.rantwin.planner.desired.StatusChange;
import org.jspecify.annotations.Nullable;

/** Policies and what is known of the other side, as JSON. */
final class PolicyJson {
    private PolicyJson() {}

    /** A policy in a list. */
    static ObjectNode line(PolicyRecord record, @Nullable String trouble) {
        ObjectNode json = Answer.object()
                .put("policyId", record.policyId())
                .put("ricId", record.order().ricId())
                .put("policyTypeId", record.order().policyTypeId())
                .put("phase", record.phase().name())
                .put("isWanted", record.phase().isWanted())
                .put("revision", record.revision())
                .put("revisionThere", record.revisionThere())
                .put("actor", record.actor())
                .put("reason", record.reason())
                .put("changedAt", record.changedAt().toString());
        if (record.refusal() != null) {
            json.put("refusal", record.refusal());
        }
        if (trouble != null) {
            json.put("trouble", trouble);
        }
        if (record.status() != null) {
            json.set("status", record.status().toJson());
        }
        return json;
    }

    /** All of a policy. */
    static ObjectNode whole(PolicyRecord record, @Nullable String trouble) {
        ObjectNode json = line(record, trouble);
        json.set("policy", record.order().body().deepCopy());
        json.set("history", StatusChange.toJson(record.history()));
        return json;
    }

    static ObjectNode killSwitch(PolicyEvent.@Nullable Halted halted) {
        ObjectNode json = Answer.object().put("isOn", halted != null);
        if (halted != null) {
            json.put("actor", halted.actor())
                    .put("reason", halted.reason())
                    .put("at", halted.at().toString());
        }
        return json;
    }

    /** The other side as it was seen last. */
    static ObjectNode otherSide(ReconcilerState state) {
        ObjectNode json = Answer.object();
        if (state.comparedAt() != null) {
            json.put("comparedAt", state.comparedAt().toString());
        }
        if (state.trouble() != null) {
            json.put("trouble", state.trouble());
        }
        ArrayNode rics = json.putArray("rics");
        state.rics().forEach(ric -> {
            ObjectNode each = rics.addObject()
                    .put("ricId", ric.ricId())
                    .put("canBeWritten", ric.canBeWritten())
                    .put("state", ric.state());
            ric.policyTypeIds().forEach(each.putArray("policyTypeIds")::add);
        });
        return json;
    }
}
