package io.rantwin.a1.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyTypeObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes what the service is sent and what it answers. Immutable and thread-safe. */
public final class ManagementWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ManagementVersion version;

    /** @param version which interface to write for */
    public ManagementWriter(ManagementVersion version) {
        this.version = version;
    }

    /** A RIC. */
    public ObjectNode ric(Ric ric) {
        ObjectNode json = JSON.objectNode().put(version.ownRicId(), ric.ricId());
        put(json, version.managedElementIds(), ric.managedElementIds());
        json.put("state", ric.state().name());
        put(json, version.policyTypeIds(), ric.policyTypeIds());
        return json;
    }

    /** Answer to GET rics. */
    public ObjectNode rics(List<Ric> rics) {
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("rics");
        rics.forEach(ric -> list.add(ric(ric)));
        return json;
    }

    /** Answer to GET policy-types. */
    public JsonNode policyTypes(List<PolicyTypeOffer> offers) {
        if (version == ManagementVersion.V2) {
            ObjectNode json = JSON.objectNode();
            put(
                    json,
                    version.policyTypeIds(),
                    offers.stream()
                            .map(PolicyTypeOffer::policyTypeId)
                            .distinct()
                            .toList());
            return json;
        }
        ArrayNode list = JSON.arrayNode();
        offers.forEach(offer -> list.addObject()
                .put(version.policyTypeId(), offer.policyTypeId())
                .put(version.ricId(), offer.ricId()));
        return list;
    }

    /** Answer to GET of one policy type. */
    public ObjectNode policyType(PolicyTypeObject type) {
        ObjectNode json = JSON.objectNode();
        json.set(version.policySchema(), type.policySchema());
        if (version == ManagementVersion.V3) {
            json.set("statusSchema", type.statusSchema() == null ? JSON.nullNode() : type.statusSchema());
        }
        return json;
    }

    /** Answer to GET policies. */
    public JsonNode policies(List<PolicyReference> policies) {
        if (version == ManagementVersion.V2) {
            ObjectNode json = JSON.objectNode();
            put(
                    json,
                    "policy_ids",
                    policies.stream().map(PolicyReference::policyId).toList());
            return json;
        }
        ArrayNode list = JSON.arrayNode();
        policies.forEach(policy ->
                list.addObject().put(version.policyId(), policy.policyId()).put(version.ricId(), policy.ricId()));
        return list;
    }

    /** Body of PUT policies (version 2) or POST policies (version 3, which has no notification URI). */
    public ObjectNode policy(ManagedPolicy policy) {
        ObjectNode json = JSON.objectNode().put(version.ricId(), policy.ricId());
        if (policy.policyId() != null) {
            json.put(version.policyId(), policy.policyId());
        }
        json.put(version.policyTypeId(), policy.policyTypeId()).put(version.serviceId(), policy.serviceId());
        json.put("transient", policy.isTransient());
        json.set(version.policyObject(), policy.policyObject());
        if (version == ManagementVersion.V2 && policy.statusNotificationUri() != null) {
            json.put("status_notification_uri", policy.statusNotificationUri());
        }
        return json;
    }

    /** Answer to GET policy-instances, which only version 2 has. */
    public ObjectNode policyInstances(List<ManagedPolicy> policies) {
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("policies");
        policies.forEach(policy -> list.add(policy(policy)));
        return json;
    }

    /** Answer to GET status of a policy. */
    public ObjectNode policyState(PolicyState state) {
        ObjectNode status =
                state.status() == null ? JSON.objectNode() : state.status().toJson();
        if (version == ManagementVersion.V3) {
            return status;
        }
        ObjectNode json = JSON.objectNode();
        if (state.lastModified() != null) {
            json.put("last_modified", state.lastModified());
        }
        json.set("status", status);
        return json;
    }

    /** Body of PUT services. */
    public ObjectNode service(RegisteredService service) {
        ObjectNode json = JSON.objectNode()
                .put(version.serviceId(), service.serviceId())
                .put(version.keepAlive(), service.keepAliveIntervalSeconds())
                .put(version.callbackUrl(), service.callbackUrl());
        if (service.secondsSinceLastActivity() != null) {
            json.put(version.sinceLastActivity(), service.secondsSinceLastActivity());
        }
        return json;
    }

    /** Answer to GET services. */
    public ObjectNode services(List<RegisteredService> services) {
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray(version.serviceList());
        services.forEach(service -> list.add(service(service)));
        return json;
    }

    /** Path of a policy. */
    public String policyPath(String policyId) {
        return version.root() + "/policies/" + part(policyId);
    }

    /** Path of the status of a policy. */
    public String policyStatusPath(String policyId) {
        return policyPath(policyId) + "/status";
    }

    /** Path of a policy type. */
    public String policyTypePath(String policyTypeId) {
        return version.root() + "/policy-types/" + part(policyTypeId);
    }

    /** Path and query of one RIC. */
    public String ricPath(String ricId) {
        return version == ManagementVersion.V2
                ? version.root() + "/rics/ric?ric_id=" + part(ricId)
                : version.root() + "/rics/" + part(ricId);
    }

    /** Path of a service. */
    public String servicePath(String serviceId) {
        return version.root() + "/services/" + part(serviceId);
    }

    private static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void put(ObjectNode json, String name, List<String> texts) {
        ArrayNode list = json.putArray(name);
        texts.forEach(list::add);
    }
}
