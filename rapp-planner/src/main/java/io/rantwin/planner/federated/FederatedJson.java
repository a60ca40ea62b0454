package io.rantwin.planner.federated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.model.ModelCard;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What coordinator and sites send each other; vectors as base64 of little-endian 32 bit floats. */
final class FederatedJson {
    private static final int MOST_HORIZONS = 64;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(16)
                        .maxStringLength(CoordinatorServer.MOST_OCTETS)
                        .build());
    }

    private FederatedJson() {}

    static ObjectNode plan(FederatedPlan plan) {
        return JSON.valueToTree(plan);
    }

    /** @throws FederatedException when it is no plan */
    static FederatedPlan plan(byte[] octets) throws FederatedException {
        try {
            return JSON.readValue(octets, FederatedPlan.class);
        } catch (IOException | IllegalArgumentException wrong) {
            throw new FederatedException("the coordinator's plan cannot be read: " + wrong.getMessage(), wrong);
        }
    }

    static ObjectNode task(Task task) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("phase", task.phase().name())
                .put("version", task.version())
                .put("base", text(task.base()))
                .put("scaling", text(task.scaling()))
                .put("weights", text(task.weights()))
                .put("shifts", text(task.shifts()));
    }

    static Task task(byte[] octets) throws FederatedException {
        JsonNode node = read(octets);
        try {
            return new Task(
                    Task.Phase.valueOf(node.path("phase").asText()),
                    node.path("version").asLong(),
                    vector(node.path("base").asText()),
                    vector(node.path("scaling").asText()),
                    vector(node.path("weights").asText()),
                    vector(node.path("shifts").asText()));
        } catch (IllegalArgumentException wrong) {
            throw new FederatedException("the coordinator's task cannot be read: " + wrong.getMessage(), wrong);
        }
    }

    static ObjectNode contribution(Contribution answer) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("phase", answer.phase().name())
                .put("basedOn", answer.basedOn())
                .put("vector", text(answer.vector()));
        if (!Double.isNaN(answer.loss())) {
            node.put("loss", answer.loss());
        }
        ArrayNode figures = node.putArray("figures");
        answer.figures().forEach(each -> figures.add(JSON.<ObjectNode>valueToTree(each)));
        return node;
    }

    static Contribution contribution(byte[] octets) throws FederatedException {
        JsonNode node = read(octets);
        try {
            List<ModelCard.Figure> figures = new ArrayList<>();
            for (JsonNode each : node.path("figures")) {
                if (figures.size() >= MOST_HORIZONS) {
                    throw new FederatedException("more than " + MOST_HORIZONS + " figures", null);
                }
                figures.add(JSON.treeToValue(each, ModelCard.Figure.class));
            }
            return new Contribution(
                    Task.Phase.valueOf(node.path("phase").asText()),
                    node.path("basedOn").asLong(-1),
                    vector(node.path("vector").asText()),
                    node.path("loss").asDouble(Double.NaN),
                    figures);
        } catch (JsonProcessingException | IllegalArgumentException wrong) {
            throw new FederatedException("the answer cannot be read: " + wrong.getMessage(), wrong);
        }
    }

    private static JsonNode read(byte[] octets) throws FederatedException {
        try {
            JsonNode node = JSON.readTree(octets);
            if (node == null || !node.isObject()) {
                throw new FederatedException("it is no JSON object", null);
            }
            return node;
        } catch (IOException wrong) {
            throw new FederatedException("it is no JSON: " + wrong.getMessage(), wrong);
        }
    }

    private static String text(float[] vector) {
        ByteBuffer octets = ByteBuffer.allocate(Float.BYTES * vector.length).order(ByteOrder.LITTLE_ENDIAN);
        octets.asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(octets.array());
    }

    private static float[] vector(String text) {
        ByteBuffer octets = ByteBuffer.wrap(Base64.getDecoder().decode(text)).order(ByteOrder.LITTLE_ENDIAN);
        float[] vector = new float[octets.remaining() / Float.BYTES];
        octets.asFloatBuffer().get(vector);
        return vector;
    }
}
