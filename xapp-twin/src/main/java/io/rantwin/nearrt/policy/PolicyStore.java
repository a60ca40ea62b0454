package io.rantwin.nearrt.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.mediator.PolicyInstanceKey;
import io.rantwin.xapp.sdl.Sdl;
import io.rantwin.xapp.sdl.SdlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Policies in the shared data layer, a value for each. Blocks. */
public final class PolicyStore {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PREFIX = "policy/";

    private final Sdl sdl;
    private final String namespace;

    /** In a namespace, which other keys may share. */
    public PolicyStore(Sdl sdl, String namespace) {
        this.sdl = sdl;
        this.namespace = namespace;
    }

    /** A policy as kept: the rest is worked out anew. */
    record Kept(PolicyInstanceKey key, ObjectNode body, boolean isEnforced, String reason) {}

    void put(HeldPolicy policy) throws SdlException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("policyTypeId", policy.key().policyTypeId());
        json.put("policyInstanceId", policy.key().policyInstanceId());
        json.set("body", policy.body());
        json.put("enforced", policy.isEnforced()).put("reason", policy.reason());
        sdl.set(namespace, key(policy.key()), json.toString().getBytes(StandardCharsets.UTF_8));
    }

    void remove(PolicyInstanceKey policy) throws SdlException {
        sdl.remove(namespace, List.of(key(policy)));
    }

    /** All that is kept; what cannot be read is left out and named. */
    List<Kept> all(List<String> unreadable) throws SdlException {
        List<String> keys = sdl.keys(namespace).stream()
                .filter(key -> key.startsWith(PREFIX))
                .sorted()
                .toList();
        List<Kept> kept = new ArrayList<>();
        if (keys.isEmpty()) {
            return kept;
        }
        for (Map.Entry<String, byte[]> each : sdl.get(namespace, keys).entrySet()) {
            try {
                JsonNode json = MAPPER.readTree(each.getValue());
                int typeId = json.path("policyTypeId").asInt();
                String instanceId = json.path("policyInstanceId").asText("");
                if (typeId > 0 && !instanceId.isEmpty() && json.path("body") instanceof ObjectNode body) {
                    kept.add(new Kept(
                            new PolicyInstanceKey(typeId, instanceId),
                            body,
                            json.path("enforced").asBoolean(),
                            json.path("reason").asText("")));
                } else {
                    unreadable.add(each.getKey());
                }
            } catch (JsonProcessingException _) {
                unreadable.add(each.getKey());
            } catch (IOException e) {
                throw new SdlException("octets in memory cannot be read: " + e.getMessage(), e);
            }
        }
        return kept;
    }

    private static String key(PolicyInstanceKey policy) {
        return PREFIX + policy.policyTypeId() + "/" + policy.policyInstanceId();
    }
}
