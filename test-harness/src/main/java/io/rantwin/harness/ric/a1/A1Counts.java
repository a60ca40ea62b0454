package io.rantwin.harness.ric.a1;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Sums by name, for the state. Thread-safe. */
final class A1Counts {
    /** What is counted. */
    enum Kind {
        POLICY_REQUESTS_SENT("policyRequestsSent"),
        POLICY_REQUESTS_NOT_SENT("policyRequestsNotSent"),
        POLICY_RESPONSES("policyResponses"),
        /** Of policies that are not there, such as DELETED after DELETE. */
        POLICY_RESPONSES_TO_NOTHING("policyResponsesToNothing"),
        /** Text as policy_type_id: the real mediator's process would have ended here. */
        POLICY_RESPONSES_THAT_END_THE_MEDIATOR("policyResponsesThatEndTheMediator"),
        POLICY_QUERIES("policyQueries"),
        ENRICHMENT_MESSAGES("enrichmentMessages"),
        MALFORMED_MESSAGES("malformedMessages"),
        NOTIFICATIONS_SENT("notificationsSent"),
        NOTIFICATIONS_FAILED("notificationsFailed");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    private final ConcurrentMap<Kind, LongAdder> sums = new ConcurrentHashMap<>();

    void add(Kind kind) {
        sums.computeIfAbsent(kind, _ -> new LongAdder()).increment();
    }

    long sum(Kind kind) {
        LongAdder sum = sums.get(kind);
        return sum == null ? 0 : sum.sum();
    }

    ObjectNode toState() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Kind kind : Kind.values()) {
            json.put(kind.label, sum(kind));
        }
        return json;
    }
}
