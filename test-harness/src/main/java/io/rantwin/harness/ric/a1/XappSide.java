package io.rantwin.harness.ric.a1;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.mediator.EnrichmentMessage;
import io.rantwin.a1.mediator.PolicyInstanceKey;
import io.rantwin.a1.mediator.PolicyQuery;
import io.rantwin.a1.mediator.PolicyRequest;
import io.rantwin.a1.mediator.PolicyRequest.Operation;
import io.rantwin.a1.mediator.PolicyResponse;
import io.rantwin.harness.ric.a1.A1Counts.Kind;
import io.rantwin.harness.ric.fault.PassThrough;
import io.rantwin.xapp.rmr.MessageType;
import io.rantwin.xapp.rmr.Rmr;
import io.rantwin.xapp.rmr.RmrDelivery;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.SendResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The mediator's side towards xApps: RMR. Thread-safe. */
final class XappSide {
    private final Rmr rmr;
    private final A1MediatorOptions options;
    private final PolicyStore store;
    private final StatusNotifier notifier;
    private final PassThrough fault;
    private final A1Counts counts;
    private final BoundedJson json = new BoundedJson(BoundedJson.USUAL_MOST_OCTETS);
    /** Guarded by itself. */
    private final SortedMap<Integer, ObjectNode> jobs = new TreeMap<>();

    XappSide(
            Rmr rmr,
            A1MediatorOptions options,
            PolicyStore store,
            StatusNotifier notifier,
            PassThrough fault,
            A1Counts counts) {
        this.rmr = rmr;
        this.options = options;
        this.store = store;
        this.notifier = notifier;
        this.fault = fault;
        this.counts = counts;
    }

    /** Tells the xApp that has the type's route. Nobody learns when there is none, as with the real one. */
    void request(Operation operation, PolicyInstanceKey policy, ObjectNode body) {
        byte[] payload = new PolicyRequest(operation, policy, body).write(options.form());
        fault.pass(payload, octets -> {
            RmrMessage message =
                    RmrMessage.of(MessageType.A1_POLICY_REQ.number(), octets).withSubscriptionId(policy.policyTypeId());
            counts.add(
                    rmr.send(message) == SendResult.SENT ? Kind.POLICY_REQUESTS_SENT : Kind.POLICY_REQUESTS_NOT_SENT);
        });
    }

    /** Sends EI data; whether RMR took it. */
    boolean deliver(EnrichmentMessage.Delivery delivery) {
        return rmr.send(RmrMessage.of(MessageType.A1_EI_DATA_DELIVERY.number(), delivery.write())) == SendResult.SENT;
    }

    void received(RmrDelivery delivery) {
        MessageType type = MessageType.of(delivery.message().type());
        if (type == null) {
            return;
        }
        byte[] payload = delivery.message().payload();
        try {
            switch (type) {
                case A1_POLICY_RESP -> answered(payload);
                case A1_POLICY_QUERY -> queried(PolicyQuery.read(json, payload));
                case A1_EI_QUERY_ALL -> {
                    counts.add(Kind.ENRICHMENT_MESSAGES);
                    reply(delivery, MessageType.A1_EI_QUERY_ALL_RESP, new EnrichmentMessage.Types(List.of()).write());
                }
                case A1_EI_CREATE_JOB -> created(delivery, EnrichmentMessage.CreateJob.read(json, payload));
                default -> {
                    // Of other components of the platform.
                }
            }
        } catch (A1Exception _) {
            counts.add(Kind.MALFORMED_MESSAGES);
        }
    }

    ObjectNode jobsToState() {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        synchronized (jobs) {
            jobs.forEach((id, job) -> state.set(Integer.toString(id), job));
        }
        return state;
    }

    void forgetJobs() {
        synchronized (jobs) {
            jobs.clear();
        }
    }

    private void answered(byte[] payload) throws A1Exception {
        PolicyResponse response;
        try {
            response = PolicyResponse.read(json, payload);
        } catch (A1Exception e) {
            if (e.pointer().equals("/policy_type_id")) {
                counts.add(Kind.POLICY_RESPONSES_THAT_END_THE_MEDIATOR);
            }
            throw e;
        }
        counts.add(Kind.POLICY_RESPONSES);
        StoredPolicy policy = store.answered(response);
        if (policy == null) {
            counts.add(Kind.POLICY_RESPONSES_TO_NOTHING);
        } else {
            notifier.tell(policy);
        }
    }

    private void queried(PolicyQuery query) {
        counts.add(Kind.POLICY_QUERIES);
        List<StoredPolicy> policies = store.policies(query.policyTypeId());
        if (policies != null) {
            policies.forEach(policy -> request(Operation.CREATE, policy.key(), policy.body()));
        }
    }

    private void created(RmrDelivery delivery, EnrichmentMessage.CreateJob job) {
        counts.add(Kind.ENRICHMENT_MESSAGES);
        synchronized (jobs) {
            if (jobs.size() >= options.mostTypes() && !jobs.containsKey(job.jobId())) {
                return;
            }
            jobs.put(job.jobId(), job.job());
        }
        byte[] answer = options.isRealistic()
                ? ("{\"ei_job_id\": " + job.jobId() + ".}").getBytes(StandardCharsets.UTF_8)
                : new EnrichmentMessage.JobCreated(job.jobId()).write();
        reply(delivery, MessageType.A1_EI_CREATE_JOB_RESP, answer);
    }

    private void reply(RmrDelivery request, MessageType type, byte[] payload) {
        RmrMessage answer = RmrMessage.of(type.number(), payload);
        if (rmr.reply(request, answer) != SendResult.SENT) {
            counts.add(Kind.POLICY_REQUESTS_NOT_SENT);
        }
    }
}
