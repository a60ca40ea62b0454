package io.rantwin.planner.desired;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.planner.push.PolicyChannel;
import io.rantwin.planner.push.PolicyOrder;
import io.rantwin.planner.push.PushException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings one policy a step on: intent into the journal, intent into the audit log, the call, what came of it into both. Used by
 * one thread at a time; only {@link #troubles} may be asked from others.
 */
final class Settling {
    private static final String ACTOR = "reconciler";
    /** A policy that its RIC does not know so often although it is there is sent again. */
    private static final int UNKNOWN_BEFORE_AGAIN = 3;

    private final DesiredPolicies store;
    private final PolicyChannel channel;
    private final PolicyAudit audit;
    private final Consumer<String> notes;
    private final Map<String, String> troubles = new ConcurrentHashMap<>();
    private final Map<String, Integer> unknownAtRic = new HashMap<>();

    Settling(DesiredPolicies store, PolicyChannel channel, PolicyAudit audit, Consumer<String> notes) {
        this.store = store;
        this.channel = channel;
        this.audit = audit;
        this.notes = notes;
    }

    Map<String, String> troubles() {
        return troubles;
    }

    void troubled(String policyId, PushException failed) {
        String words = String.valueOf(failed.getMessage());
        if (!words.equals(troubles.put(policyId, words))) {
            notes.accept("policy " + policyId + ": " + words);
        }
    }

    /** Compares a policy with what is there, and makes it so. */
    void settle(PolicyRecord record) throws PushException, DesiredException {
        ObjectNode found = channel.read(record.order());
        switch (record.phase()) {
            case WANTED, PUSHING, IN_PLACE -> settleWanted(record, found);
            case UNWANTED, DELETING -> settleUnwanted(record, found != null);
            case GONE -> {
                if (found != null && record.everSent()) {
                    store.returned(record.policyId());
                    write("policy.returned", facts(record));
                    notes.accept("policy " + record.policyId() + " is there again after its deletion");
                }
            }
            case REFUSED -> {
                // Until it is wanted otherwise.
            }
        }
    }

    private void settleWanted(PolicyRecord record, @Nullable ObjectNode found) throws PushException, DesiredException {
        if (found != null && !record.everSent()) {
            String words = "a policy of this id is there already, and this planner has not made it; take another id";
            refuse(record, words);
            return;
        }
        if (found != null && SameJson.areSame(found, record.order().body())) {
            if (record.phase() != PolicyPhase.IN_PLACE) {
                write("policy.found", facts(record));
                store.pushed(record.policyId(), record.revision());
            }
            troubles.remove(record.policyId());
            return;
        }
        push(record, found != null, why(record, found != null));
    }

    private static String why(PolicyRecord record, boolean isThere) {
        return switch (record.phase()) {
            case WANTED -> record.revision() == 1 ? "new" : "changed";
            case PUSHING -> "not answered, or not as sent";
            case IN_PLACE -> isThere ? "another body is there" : "is not there any more";
            case REFUSED, UNWANTED, DELETING, GONE -> "not wanted";
        };
    }

    private void push(PolicyRecord record, boolean isThere, String why) throws PushException, DesiredException {
        PolicyOrder order = store.beginPush(record.policyId(), record.revision());
        if (order == null) {
            return;
        }
        ObjectNode facts = facts(record).put("why", why);
        EventText.order(facts, order);
        write("policy.push.begun", facts);
        try {
            channel.put(order, isThere);
        } catch (PushException failed) {
            write(
                    "policy.push.failed",
                    facts(record).put("kind", failed.kind().name()).put("words", failed.getMessage()));
            if (failed.kind() == PushException.Kind.REFUSED) {
                refuse(record, String.valueOf(failed.getMessage()));
                return;
            }
            throw failed;
        }
        write("policy.pushed", facts(record));
        ObjectNode found = channel.read(order);
        if (found == null || !SameJson.areSame(found, order.body())) {
            throw new PushException(
                    PushException.Kind.NONSENSE,
                    "it was taken, but " + (found == null ? "is not there" : "another one is there: " + found));
        }
        store.pushed(record.policyId(), record.revision());
        troubles.remove(record.policyId());
        unknownAtRic.remove(record.policyId());
    }

    private void refuse(PolicyRecord record, String words) throws DesiredException {
        write("policy.refused", facts(record).put("words", words));
        store.refused(record.policyId(), record.revision(), words);
        troubles.remove(record.policyId());
        notes.accept("policy " + record.policyId() + " is refused: " + words);
    }

    private void settleUnwanted(PolicyRecord record, boolean isThere) throws PushException, DesiredException {
        if (isThere) {
            if (!store.beginDelete(record.policyId())) {
                return;
            }
            write("policy.delete.begun", facts(record).put("reason", record.reason()));
            try {
                channel.delete(record.order());
            } catch (PushException failed) {
                write(
                        "policy.delete.failed",
                        facts(record).put("kind", failed.kind().name()).put("words", failed.getMessage()));
                throw failed;
            }
        }
        write("policy.gone", facts(record));
        store.gone(record.policyId());
        troubles.remove(record.policyId());
        unknownAtRic.remove(record.policyId());
    }

    /** Asks for the status of a policy that is in place. */
    void askStatus(String policyId) throws PushException, DesiredException {
        PolicyRecord record = store.record(policyId);
        if (record == null || record.phase() != PolicyPhase.IN_PLACE) {
            return;
        }
        PolicyStatus status = channel.status(record.order());
        if (status == null && unknownAtRic.merge(policyId, 1, Integer::sum) >= UNKNOWN_BEFORE_AGAIN) {
            unknownAtRic.remove(policyId);
            ObjectNode found = channel.read(record.order());
            push(record, found != null, "the RIC does not know it");
            return;
        }
        if (status != null) {
            unknownAtRic.remove(policyId);
        }
        boolean isFirst = record.history().isEmpty();
        if (isFirst && status != null || !isFirst && !Objects.equals(record.status(), status)) {
            ObjectNode facts = facts(record);
            if (status != null) {
                facts.set("status", status.toJson());
            }
            write("policy.status", facts);
            store.statusSeen(policyId, status);
        }
    }

    private static ObjectNode facts(PolicyRecord record) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("policyId", record.policyId())
                .put("revision", record.revision());
    }

    private void write(String kind, ObjectNode facts) throws DesiredException {
        audit.record(kind, ACTOR, facts.put("channel", channel.name()));
    }
}
