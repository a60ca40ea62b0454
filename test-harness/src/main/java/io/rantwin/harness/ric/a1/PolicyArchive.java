package io.rantwin.harness.ric.a1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.mediator.MediatorPolicyType;
import io.rantwin.a1.mediator.PolicyInstanceKey;
import io.rantwin.a1.mediator.PolicyResponse;
import io.rantwin.codecs.per.Octets;
import io.rantwin.harness.ric.a1.PolicyStore.StoredType;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import io.rantwin.harness.ric.store.SharedData;
import io.rantwin.harness.ric.store.StoreException;
import io.rantwin.xapp.complaint.Complaints;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps policy types and policies in the shared data; the content is the box's own. Blocks; thread-safe. */
final class PolicyArchive {
    private static final String NAMESPACE = "a1mediator";
    private static final String TYPE = "type/";
    private static final String POLICY = "policy/";

    private final SharedData data;
    private final BoundedJsonReader json;
    private final Complaints complaints;

    /** Reads a type as its REST interface takes it. */
    @FunctionalInterface
    interface BoundedJsonReader {
        MediatorPolicyType read(byte[] octets) throws A1Exception;
    }

    PolicyArchive(SharedData data, BoundedJsonReader json, Complaints complaints) {
        this.data = data;
        this.json = json;
        this.complaints = complaints;
    }

    void keep(StoredType type) {
        set(TYPE + type.type().policyTypeId(), type.type().toJson());
    }

    void forgetType(int typeId) {
        remove(TYPE + typeId);
    }

    void keep(StoredPolicy policy) {
        ObjectNode kept = policy.toState().put("createdAt", policy.createdAt().toString());
        set(key(policy.key()), kept);
    }

    void forget(PolicyInstanceKey key) {
        remove(key(key));
    }

    private static String key(PolicyInstanceKey key) {
        return POLICY + key.policyTypeId() + "/" + key.policyInstanceId();
    }

    private void set(String key, ObjectNode value) {
        try {
            data.set(NAMESPACE, key, Octets.of(value.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (StoreException e) {
            complaints.add("policy not kept", key + ": " + e.getMessage());
        }
    }

    private void remove(String key) {
        try {
            data.remove(NAMESPACE, key);
        } catch (StoreException e) {
            complaints.add("policy not kept", key + " is not removed: " + e.getMessage());
        }
    }

    /** All types that are kept. */
    Collection<StoredType> types() {
        List<StoredType> types = new ArrayList<>();
        all(TYPE).forEach((key, octets) -> {
            try {
                MediatorPolicyType type = json.read(octets);
                types.add(new StoredType(type, PolicySchema.of(type.createSchema())));
            } catch (A1Exception e) {
                complaints.add("kept policy type not understood", key + ": " + e.getMessage());
            }
        });
        return types;
    }

    /** All policies that are kept. */
    Collection<StoredPolicy> policies() {
        List<StoredPolicy> policies = new ArrayList<>();
        all(POLICY).forEach((key, octets) -> {
            try {
                policies.add(policy(JsonInput.parse(octets, Integer.MAX_VALUE).node()));
            } catch (BadRequestException | IllegalArgumentException | DateTimeException e) {
                complaints.add("kept policy not understood", key + ": " + e.getMessage());
            }
        });
        return policies;
    }

    private static StoredPolicy policy(JsonNode kept) {
        PolicyInstanceKey key = new PolicyInstanceKey(
                kept.path("policyTypeId").asInt(), kept.path("policyInstanceId").asText());
        JsonNode body = kept.path("body");
        String destination = kept.path("notificationDestination").asText();
        return new StoredPolicy(
                key,
                body instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode(),
                destination.isEmpty() ? null : URI.create(destination),
                word(key, kept),
                Instant.parse(kept.path("createdAt").asText()));
    }

    private static @Nullable PolicyResponse word(PolicyInstanceKey key, JsonNode kept) {
        return kept.has("lastWord")
                ? new PolicyResponse(
                        key,
                        kept.path("handlerId").asText(),
                        PolicyResponse.Status.valueOf(kept.path("lastWord").asText()))
                : null;
    }

    private Map<String, byte[]> all(String prefix) {
        Map<String, byte[]> all = new TreeMap<>();
        try {
            data.getAll(NAMESPACE).forEach((key, value) -> {
                if (key.startsWith(prefix)) {
                    all.put(key, value.toArray());
                }
            });
        } catch (StoreException e) {
            complaints.add("policies not restored", String.valueOf(e.getMessage()));
        }
        return all;
    }
}
