package io.rantwin.harness.ric.pms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.a1.management.ManagedPolicy;
import io.rantwin.a1.management.ManagementVersion;
import io.rantwin.a1.management.Ric;
import io.rantwin.harness.ric.pms.MediatorClient.Reply;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Writes and deletes policies, in the RIC first and then in the store, with the errors of either version. Thread-safe. */
final class PmsPolicies {
    private final PmsStore store;
    private final Map<String, ManagedRic> rics;
    private final InstantSource clock;
    /** The first RIC that offers a type decides its schema. */
    private final Map<String, ObjectNode> schemas = new ConcurrentHashMap<>();

    private final LongAdder written = new LongAdder();
    private final LongAdder deleted = new LongAdder();

    PmsPolicies(PmsStore store, Map<String, ManagedRic> rics, InstantSource clock) {
        this.store = store;
        this.rics = rics;
        this.clock = clock;
    }

    long written() {
        return written.sum();
    }

    long deleted() {
        return deleted.sum();
    }

    ManagedRic ric(String ricId) throws PmsException {
        ManagedRic ric = rics.get(ricId);
        if (ric == null) {
            throw new PmsException(404, "ServiceException: Could not find ric: " + ricId);
        }
        return ric;
    }

    ObjectNode schema(String typeId) throws PmsException {
        ObjectNode known = schemas.get(typeId);
        if (known != null) {
            return known;
        }
        for (ManagedRic ric : rics.values()) {
            if (ric.offers(typeId)) {
                ObjectNode schema = ric.mediator().schema(typeId);
                ObjectNode first = schemas.putIfAbsent(typeId, schema);
                return first == null ? schema : first;
            }
        }
        throw new PmsException(404, "EntityNotFoundException: Could not find type: " + typeId);
    }

    KeptPolicy policy(String policyId) throws PmsException {
        KeptPolicy policy = store.policy(policyId);
        if (policy == null) {
            throw new PmsException(404, "EntityNotFoundException: Could not find policy: " + policyId);
        }
        return policy;
    }

    /** Whether it is new. */
    boolean write(String policyId, ManagedPolicy policy, ManagementVersion by) throws PmsException {
        ManagedRic ric = ric(policy.ricId());
        schema(policy.policyTypeId());
        if (!ric.offers(policy.policyTypeId())) {
            throw new PmsException(
                    by == ManagementVersion.V2 ? 404 : 400,
                    "ServiceException: Near-RT RIC " + ric.ricId() + " does not support type " + policy.policyTypeId());
        }
        checkAvailable(ric);
        KeptPolicy before = store.policy(policyId);
        if (before != null && !before.policy().ricId().equals(policy.ricId())) {
            throw new PmsException(409, "ServiceException: Policy cannot change RIC, policyId: " + policyId);
        }
        ric.writing().lock();
        try {
            Reply reply = ric.mediator().put(policy.policyTypeId(), policyId, policy.policyObject());
            if (!reply.isGood()) {
                throw refusal(reply, by);
            }
            written.increment();
            store.touch(policy.serviceId(), clock.instant());
            return store.put(new KeptPolicy(policyId, policy, by, clock.instant()));
        } finally {
            ric.writing().unlock();
        }
    }

    /** Version 2 forgets the policy also when the RIC refuses; version 3 keeps it then. */
    void delete(KeptPolicy policy, ManagementVersion by) throws PmsException {
        ManagedRic ric = ric(policy.policy().ricId());
        checkAvailable(ric);
        ric.writing().lock();
        try {
            Reply reply = ric.mediator().delete(policy.policy().policyTypeId(), policy.policyId());
            deleted.increment();
            store.touch(policy.policy().serviceId(), clock.instant());
            if (reply.isGood() || by == ManagementVersion.V2) {
                store.remove(policy.policyId());
            }
            if (!reply.isGood()) {
                throw refusal(reply, by);
            }
        } finally {
            ric.writing().unlock();
        }
    }

    /** Of a service that is gone: whatever the RIC says. */
    void dropped(KeptPolicy policy) {
        store.remove(policy.policyId());
        ManagedRic ric = rics.get(policy.policy().ricId());
        if (ric != null) {
            ric.mediator().delete(policy.policy().policyTypeId(), policy.policyId());
        }
    }

    /** {@code null} when the RIC does not tell. */
    @Nullable
    PolicyStatus status(KeptPolicy policy) throws PmsException {
        return ric(policy.policy().ricId()).mediator().status(policy.policy().policyTypeId(), policy.policyId());
    }

    private static void checkAvailable(ManagedRic ric) throws PmsException {
        if (ric.state() != Ric.State.AVAILABLE) {
            throw new PmsException(
                    423, "ServiceException: Near-RT RIC " + ric.ricId() + " is not operational: " + ric.state());
        }
    }

    private static PmsException refusal(Reply reply, ManagementVersion by) {
        String detail = "WebClientResponseException: " + reply.text();
        return new PmsException(by == ManagementVersion.V2 && reply.status() >= 400 ? reply.status() : 500, detail);
    }
}
