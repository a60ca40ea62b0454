package io.rantwin.harness.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.util.Map;

/** The API of Kubernetes as its own client library has it: unknown members, missing ones and wrong types are refused. */
final class KubernetesSchema {
    private interface Check {
        void validate(JsonElement object) throws IOException;
    }

    private static final Map<String, Check> CHECKS = Map.of(
            "v1 ConfigMap", V1ConfigMap::validateJsonElement,
            "v1 Service", V1Service::validateJsonElement,
            "v1 PersistentVolumeClaim", V1PersistentVolumeClaim::validateJsonElement,
            "v1 Pod", V1Pod::validateJsonElement,
            "apps/v1 Deployment", V1Deployment::validateJsonElement,
            "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
            "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::validateJsonElement);

    private KubernetesSchema() {}

    /** @throws IllegalArgumentException with the member that Kubernetes would not take */
    static void check(JsonNode object) throws IOException {
        String type =
                object.path("apiVersion").asText() + " " + object.path("kind").asText();
        Check check = CHECKS.get(type);
        if (check == null) {
            throw new IllegalArgumentException("no schema of " + type);
        }
        check.validate(JsonParser.parseString(object.toString()));
    }
}
