package io.rantwin.nearrt.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.twin.learned.Weights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A model with its lanes. Not thread-safe; the registry guards it. */
final class ModelEntry {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ModelManifest manifest;
    private final long number;
    private final Map<Key, Lane> lanes = new TreeMap<>();
    private @Nullable Weights weights;
    private @Nullable String withdrawn;

    /** A group of cells at a horizon. */
    record Key(String group, long horizonMillis) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byGroup = group.compareTo(other.group);
            return byGroup != 0 ? byGroup : Long.compare(horizonMillis, other.horizonMillis);
        }
    }

    ModelEntry(ModelManifest manifest, long number, @Nullable Weights weights) {
        this.manifest = manifest;
        this.number = number;
        this.weights = weights;
    }

    ModelManifest manifest() {
        return manifest;
    }

    /** Rises with each model that was offered. */
    long number() {
        return number;
    }

    /** The model to run; null when withdrawn. */
    @Nullable
    Weights weights() {
        return weights;
    }

    Map<Key, Lane> lanes() {
        return lanes;
    }

    boolean isWithdrawn() {
        return withdrawn != null;
    }

    void withdraw(String reason) {
        withdrawn = reason;
        weights = null;
    }

    boolean isActive(Key key) {
        Lane lane = lanes.get(key);
        return withdrawn == null && lane != null && lane.stage() == Lane.Stage.ACTIVE;
    }

    /** Whether no lane may be tried any more. */
    boolean isExhausted() {
        return !lanes.isEmpty() && lanes.values().stream().allMatch(lane -> lane.stage() == Lane.Stage.CLOSED);
    }

    ModelReport report() {
        Map<Long, double[]> errors = new TreeMap<>();
        long forecasts = 0;
        List<String> reasons = new ArrayList<>();
        boolean active = false;
        for (Map.Entry<Key, Lane> entry : lanes.entrySet()) {
            Lane lane = entry.getValue();
            active |= lane.stage() == Lane.Stage.ACTIVE;
            forecasts += lane.forecasts();
            if (lane.forecasts() > 0 && Double.isFinite(lane.relativeError())) {
                double[] sum = errors.computeIfAbsent(entry.getKey().horizonMillis(), horizon -> new double[2]);
                sum[0] += lane.relativeError() * lane.forecasts();
                sum[1] += lane.forecasts();
            }
            if (reasons.size() < 12) {
                reasons.add(entry.getKey().group() + " at "
                        + String.format(Locale.ROOT, "%.0f s", entry.getKey().horizonMillis() / 1e3) + " "
                        + lane.reason());
            }
        }
        Map<Long, Double> relative = new TreeMap<>();
        errors.forEach((horizon, sum) -> relative.put(horizon, sum[0] / sum[1]));
        String why = withdrawn != null
                ? withdrawn
                : reasons.isEmpty() ? "in shadow: no forecast has met its truth yet" : String.join("; ", reasons);
        ModelReport.Stage stage = withdrawn != null
                ? ModelReport.Stage.WITHDRAWN
                : active ? ModelReport.Stage.ACTIVE : ModelReport.Stage.SHADOW;
        return new ModelReport(manifest.modelId(), stage, relative, forecasts, why);
    }

    String toJson() {
        ObjectNode root = JSON.createObjectNode();
        root.put("modelId", manifest.modelId())
                .put("number", number)
                .put("sha256", manifest.sha256())
                .put("signature", Base64.getEncoder().encodeToString(manifest.signature()))
                .put("sizeOctets", manifest.sizeOctets())
                .put("withdrawn", withdrawn);
        ArrayNode features = root.putArray("features");
        manifest.features().forEach(features::add);
        ArrayNode all = root.putArray("lanes");
        lanes.forEach((key, lane) -> all.addObject()
                .put("group", key.group())
                .put("horizonMillis", key.horizonMillis())
                .put("stage", lane.stage().name())
                .put("stepBacks", lane.stepBacks())
                .put("reason", lane.reason()));
        return root.toString();
    }

    /**
     * Reads what {@link #toJson} wrote; the model itself is not in it.
     *
     * @throws IOException when it is not that
     */
    static ModelEntry fromJson(String json, ModelRules rules, List<String> simple) throws IOException {
        try {
            JsonNode root = JSON.readTree(json);
            List<String> features = new ArrayList<>();
            root.path("features").forEach(feature -> features.add(feature.asText()));
            ModelManifest manifest = new ModelManifest(
                    root.path("modelId").asText(),
                    root.path("sha256").asText(),
                    Base64.getDecoder().decode(root.path("signature").asText()),
                    root.path("sizeOctets").asLong(),
                    features);
            ModelEntry entry = new ModelEntry(manifest, root.path("number").asLong(), null);
            if (root.hasNonNull("withdrawn")) {
                entry.withdraw(root.path("withdrawn").asText());
            }
            for (JsonNode each : root.path("lanes")) {
                Lane lane = new Lane(rules, simple);
                lane.restore(
                        Lane.Stage.valueOf(each.path("stage").asText()),
                        each.path("stepBacks").asInt(),
                        each.path("reason").asText());
                entry.lanes.put(
                        new Key(
                                each.path("group").asText(),
                                each.path("horizonMillis").asLong()),
                        lane);
            }
            return entry;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IOException("is no state of a model: " + e.getMessage(), e);
        }
    }

    void run(Weights model) {
        weights = model;
    }
}
