package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rantwin.api.access.Role;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The OpenAPI document, and what it says of an answer. */
final class Document {
    static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;

    Document() throws IOException {
        try (InputStream in = RestServer.class.getResourceAsStream("openapi.json")) {
            root = JSON.readTree(in);
        }
    }

    JsonNode root() {
        return root;
    }

    /** The operations by method and path. */
    Map<RouteTable.Route, JsonNode> operations() {
        var operations = new java.util.LinkedHashMap<RouteTable.Route, JsonNode>();
        for (var path : root.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                operations.put(
                        new RouteTable.Route(
                                operation.getKey(),
                                path.getKey(),
                                Role.of(operation.getValue().path("x-role").asText())),
                        operation.getValue());
            }
        }
        return operations;
    }

    /** What is pointed to, when it is a reference. */
    JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : root.at(reference.substring(1));
    }

    /** What a schema of the document has against a value. */
    List<String> complaints(JsonNode schema, JsonNode value) {
        // The document's schemas stand beside the one that is asked for, so that its references lead somewhere.
        ObjectNode whole = JSON.createObjectNode();
        whole.set("allOf", JSON.createArrayNode().add(schema));
        whole.set("components", root.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole)
                .validate(value)
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** The operation that a request is, found by its path. */
    JsonNode operation(String method, String path) {
        var found = new TreeMap<Integer, JsonNode>();
        operations().forEach((route, operation) -> {
            String pattern = route.path().replaceAll("\\{[^}]+}", "[^/]+");
            if (route.method().equals(method) && path.matches(pattern)) {
                found.put(route.path().length() - 100 * route.path().split("\\{", -1).length, operation);
            }
        });
        if (found.isEmpty()) {
            throw new AssertionError(method + " " + path + " is not documented");
        }
        return found.lastEntry().getValue();
    }
}
