package io.rantwin.harness.ric.a1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.mediator.MediatorPolicyType;
import io.rantwin.a1.mediator.PolicyInstanceKey;
import io.rantwin.a1.mediator.PolicyResponse;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Policy types and policies. Thread-safe. */
final class PolicyStore {
    /** A type and its schema. */
    record StoredType(MediatorPolicyType type, PolicySchema schema) {}

    /** What became of a change. */
    enum Change {
        DONE,
        EXISTS,
        UNKNOWN,
        IN_USE,
        FULL
    }

    private final int mostTypes;
    private final int mostPolicies;
    private final SortedMap<Integer, StoredType> types = new TreeMap<>();
    /** By type and instance; has a map for each type. */
    private final SortedMap<Integer, SortedMap<String, StoredPolicy>> policies = new TreeMap<>();

    private int size;
    private @Nullable PolicyArchive archive;

    PolicyStore(int mostTypes, int mostPolicies) {
        this.mostTypes = mostTypes;
        this.mostPolicies = mostPolicies;
    }

    /** Takes up what is kept, and keeps all changes from now on. */
    synchronized void keepIn(PolicyArchive kept) {
        kept.types().forEach(this::add);
        for (StoredPolicy policy : kept.policies()) {
            SortedMap<String, StoredPolicy> ofType = policies.get(policy.key().policyTypeId());
            if (ofType != null && ofType.put(policy.key().policyInstanceId(), policy) == null) {
                size++;
            }
        }
        archive = kept;
    }

    /** Keeps everything once more, after the shared data was lost. */
    synchronized void keepAgain() {
        PolicyArchive kept = archive;
        if (kept != null) {
            types.values().forEach(kept::keep);
            allPolicies().forEach(kept::keep);
        }
    }

    private void keep(SortedMap<String, StoredPolicy> ofType, PolicyInstanceKey key) {
        StoredPolicy policy = ofType.get(key.policyInstanceId());
        if (archive != null && policy != null) {
            archive.keep(policy);
        }
    }

    synchronized List<Integer> typeIds() {
        return List.copyOf(types.keySet());
    }

    synchronized @Nullable StoredType type(int typeId) {
        return types.get(typeId);
    }

    synchronized Change add(StoredType type) {
        int typeId = type.type().policyTypeId();
        if (types.containsKey(typeId)) {
            return Change.EXISTS;
        }
        if (types.size() >= mostTypes) {
            return Change.FULL;
        }
        types.put(typeId, type);
        policies.put(typeId, new TreeMap<>());
        if (archive != null) {
            archive.keep(type);
        }
        return Change.DONE;
    }

    synchronized Change removeType(int typeId) {
        SortedMap<String, StoredPolicy> ofType = policies.get(typeId);
        if (ofType == null) {
            return Change.UNKNOWN;
        }
        if (!ofType.isEmpty()) {
            return Change.IN_USE;
        }
        types.remove(typeId);
        policies.remove(typeId);
        if (archive != null) {
            archive.forgetType(typeId);
        }
        return Change.DONE;
    }

    /** The policies of a type; {@code null} when it is unknown. */
    synchronized @Nullable List<StoredPolicy> policies(int typeId) {
        SortedMap<String, StoredPolicy> ofType = policies.get(typeId);
        return ofType == null ? null : List.copyOf(ofType.values());
    }

    synchronized List<StoredPolicy> allPolicies() {
        List<StoredPolicy> all = new ArrayList<>(size);
        policies.values().forEach(ofType -> all.addAll(ofType.values()));
        return all;
    }

    synchronized @Nullable StoredPolicy policy(PolicyInstanceKey key) {
        SortedMap<String, StoredPolicy> ofType = policies.get(key.policyTypeId());
        return ofType == null ? null : ofType.get(key.policyInstanceId());
    }

    /**
     * Adds a policy, or gives it another body; what a handler said of it stays until it says something else.
     *
     * @param destination of notifications, or {@code null}
     * @param keepsDestination whether the one before stays when there is none now
     * @return {@link Change#DONE} for a new policy, {@link Change#EXISTS} for one that was there
     */
    synchronized Change put(
            PolicyInstanceKey key, ObjectNode body, @Nullable URI destination, boolean keepsDestination, Instant now) {
        SortedMap<String, StoredPolicy> ofType = policies.get(key.policyTypeId());
        if (ofType == null) {
            return Change.UNKNOWN;
        }
        StoredPolicy before = ofType.get(key.policyInstanceId());
        if (before == null) {
            if (size >= mostPolicies) {
                return Change.FULL;
            }
            size++;
            ofType.put(key.policyInstanceId(), new StoredPolicy(key, body, destination, null, now));
            keep(ofType, key);
            return Change.DONE;
        }
        URI kept = destination == null && keepsDestination ? before.notificationDestination() : destination;
        ofType.put(key.policyInstanceId(), before.withBody(body, kept));
        keep(ofType, key);
        return Change.EXISTS;
    }

    synchronized boolean remove(PolicyInstanceKey key) {
        SortedMap<String, StoredPolicy> ofType = policies.get(key.policyTypeId());
        if (ofType == null || ofType.remove(key.policyInstanceId()) == null) {
            return false;
        }
        size--;
        if (archive != null) {
            archive.forget(key);
        }
        return true;
    }

    /** Keeps a handler's word; {@code null} when the policy is unknown. */
    synchronized @Nullable StoredPolicy answered(PolicyResponse word) {
        SortedMap<String, StoredPolicy> ofType = policies.get(word.policy().policyTypeId());
        if (ofType == null) {
            return null;
        }
        StoredPolicy answered =
                ofType.computeIfPresent(word.policy().policyInstanceId(), (_, policy) -> policy.withLastWord(word));
        keep(ofType, word.policy());
        return answered;
    }

    synchronized void clearPolicies() {
        for (SortedMap<String, StoredPolicy> ofType : policies.values()) {
            ofType.clear();
        }
        size = 0;
    }

    synchronized void clear() {
        PolicyArchive kept = archive;
        if (kept != null) {
            allPolicies().forEach(policy -> kept.forget(policy.key()));
            types.keySet().forEach(kept::forgetType);
        }
        types.clear();
        policies.clear();
        size = 0;
    }
}
