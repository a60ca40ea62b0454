package io.rantwin.xapp.subscription.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.codecs.per.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the bodies. Equal parameters are written as equal octets: the subscription manager recognises a repeated
 * request by them. Octet strings are arrays of numbers 0..255, neither base64 nor hexadecimal. Thread-safe.
 */
public final class SubscriptionJson {
    /** Most instances, and most entries of a list, that are read. */
    public static final int MOST_ENTRIES = 65_536;

    private static final int LONGEST_TEXT = 2_048;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxNumberLength(32)
                    .maxStringLength(65_536)
                    .maxNameLength(1_024)
                    .build())
            .build();
    private static final ObjectMapper MAPPER = new ObjectMapper(FACTORY);

    private SubscriptionJson() {}

    /** The body of a request. */
    public static byte[] write(SubscriptionParams params) {
        var bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            if (params.subscriptionId() != null) {
                json.writeStringField("SubscriptionId", params.subscriptionId());
            }
            json.writeObjectFieldStart("ClientEndpoint");
            json.writeStringField("Host", params.clientEndpoint().host());
            json.writeNumberField("HTTPPort", params.clientEndpoint().httpPort());
            json.writeNumberField("RMRPort", params.clientEndpoint().rmrPort());
            json.writeEndObject();
            json.writeStringField("Meid", params.meid());
            json.writeNumberField("RANFunctionID", params.ranFunctionId());
            E2SubscriptionDirectives directives = params.directives();
            if (directives != null) {
                json.writeObjectFieldStart("E2SubscriptionDirectives");
                json.writeNumberField("E2TimeoutTimerValue", directives.e2TimeoutSeconds());
                json.writeNumberField("E2RetryCount", directives.e2RetryCount());
                json.writeBooleanField("RMRRoutingNeeded", directives.rmrRoutingNeeded());
                json.writeEndObject();
            }
            json.writeArrayFieldStart("SubscriptionDetails");
            for (SubscriptionDetail detail : params.details()) {
                writeDetail(json, detail);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("an array in memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static void writeDetail(JsonGenerator json, SubscriptionDetail detail) throws IOException {
        json.writeStartObject();
        json.writeNumberField("XappEventInstanceId", detail.xappEventInstanceId());
        writeOctets(json, "EventTriggers", detail.eventTriggers());
        json.writeArrayFieldStart("ActionToBeSetupList");
        for (ActionToBeSetup action : detail.actions()) {
            json.writeStartObject();
            json.writeNumberField("ActionID", action.actionId());
            json.writeStringField("ActionType", action.type().wireName());
            if (action.definition() != null) {
                writeOctets(json, "ActionDefinition", action.definition());
            }
            SubsequentAction next = action.subsequentAction();
            if (next != null) {
                json.writeObjectFieldStart("SubsequentAction");
                json.writeStringField("SubsequentActionType", next.waits() ? "wait" : "continue");
                json.writeStringField("TimeToWait", next.timeToWait().wireName());
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeOctets(JsonGenerator json, String name, Octets octets) throws IOException {
        json.writeArrayFieldStart(name);
        for (int i = 0; i < octets.length(); i++) {
            json.writeNumber(octets.at(i));
        }
        json.writeEndArray();
    }

    /**
     * Reads an answer to a POST, or a callback. Unknown members are passed over; instances may be {@code null} or missing.
     *
     * @throws SubscriptionFormatException when it is no JSON object, has no SubscriptionId, or a number is out of range
     */
    public static SubscriptionResponse readResponse(byte[] body) throws SubscriptionFormatException {
        JsonNode root = parse(body);
        if (!root.isObject()) {
            throw new SubscriptionFormatException("expected a JSON object, found " + kind(root));
        }
        JsonNode id = root.path("SubscriptionId");
        String subscriptionId = id.isTextual() || id.isIntegralNumber() ? id.asText() : "";
        if (subscriptionId.isEmpty() || subscriptionId.length() > 256) {
            throw new SubscriptionFormatException(
                    "SubscriptionId must be a text of 1 to 256 characters, found " + kind(id));
        }
        JsonNode instances = root.path("SubscriptionInstances");
        if (instances.isMissingNode() || instances.isNull()) {
            return new SubscriptionResponse(subscriptionId, List.of());
        }
        requireArray(instances, "SubscriptionInstances");
        List<SubscriptionInstance> read = new ArrayList<>(instances.size());
        for (int i = 0; i < instances.size(); i++) {
            String where = "SubscriptionInstances[" + i + "]";
            JsonNode instance = instances.get(i);
            if (!instance.isObject()) {
                throw new SubscriptionFormatException(where + " must be an object, found " + kind(instance));
            }
            read.add(new SubscriptionInstance(
                    number(instance, where, "XappEventInstanceId", null),
                    number(instance, where, "E2EventInstanceId", 0),
                    text(instance, "ErrorCause"),
                    text(instance, "ErrorSource"),
                    text(instance, "TimeoutType")));
        }
        return new SubscriptionResponse(subscriptionId, read);
    }

    /** Reads the answer to {@code GET /subscriptions}; {@code null} is what an empty list looks like in Go. */
    public static List<ListedSubscription> readList(byte[] body) throws SubscriptionFormatException {
        JsonNode root = parse(body);
        if (root.isNull()) {
            return List.of();
        }
        requireArray(root, "the list");
        List<ListedSubscription> read = new ArrayList<>(root.size());
        for (int i = 0; i < root.size(); i++) {
            JsonNode entry = root.get(i);
            String where = "entry " + i;
            List<String> endpoints = new ArrayList<>();
            for (JsonNode endpoint : entry.path("ClientEndpoint")) {
                endpoints.add(bounded(endpoint.asText()));
            }
            read.add(new ListedSubscription(
                    number(entry, where, "SubscriptionId", null), text(entry, "Meid"), endpoints));
        }
        return read;
    }

    /** Reads what the debug interface has of one client host: an object with a member for each SubscriptionId. */
    public static List<RestSubscription> readOfHost(byte[] body) throws SubscriptionFormatException {
        JsonNode root = parse(body);
        if (root.isNull()) {
            return List.of();
        }
        if (!root.isObject() || root.size() > MOST_ENTRIES) {
            throw new SubscriptionFormatException("expected a JSON object by SubscriptionId, found " + kind(root));
        }
        List<RestSubscription> read = new ArrayList<>(root.size());
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (!entry.getValue().path("Meid").isTextual()) {
                throw new SubscriptionFormatException(entry.getKey() + " must be an object with a Meid");
            }
            List<Integer> instances = new ArrayList<>();
            for (JsonNode instance : entry.getValue().path("InstanceIds")) {
                if (instance.isInt()) {
                    instances.add(instance.asInt());
                }
            }
            read.add(new RestSubscription(entry.getKey(), text(entry.getValue(), "Meid"), instances));
        }
        return read;
    }

    private static JsonNode parse(byte[] body) throws SubscriptionFormatException {
        try {
            JsonNode root = MAPPER.readTree(body);
            if (root == null || root.isMissingNode()) {
                throw new SubscriptionFormatException("the body is empty");
            }
            return root;
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            throw new SubscriptionFormatException(
                    "no JSON: " + message.lines().findFirst().orElse(""));
        }
    }

    private static void requireArray(JsonNode node, String name) throws SubscriptionFormatException {
        if (!node.isArray() || node.size() > MOST_ENTRIES) {
            throw new SubscriptionFormatException(
                    name + " must be an array of at most " + MOST_ENTRIES + " entries, found " + kind(node));
        }
    }

    private static int number(JsonNode object, String where, String name, @Nullable Integer otherwise)
            throws SubscriptionFormatException {
        JsonNode node = object.path(name);
        if (otherwise != null && (node.isMissingNode() || node.isNull())) {
            return otherwise;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.asInt() < 0 || node.asInt() > 65_535) {
            throw new SubscriptionFormatException(
                    where + "." + name + " must be a number 0..65535, found " + kind(node));
        }
        return node.asInt();
    }

    private static String text(JsonNode object, String name) {
        JsonNode node = object.path(name);
        return node.isValueNode() && !node.isNull() ? bounded(node.asText()) : "";
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    private static String kind(JsonNode node) {
        return node.isMissingNode()
                ? "nothing"
                : node.isContainerNode() ? node.getNodeType().toString() : bounded(node.toString());
    }
}
