package io.rantwin.planner.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A model card as JSON, both ways; the same card gives the same bytes. */
public final class CardJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CardJson() {}

    /** The card as JSON in UTF-8. */
    public static byte[] write(ModelCard card) {
        try {
            return JSON.writeValueAsString(card).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a model card has numbers and texts only", impossible);
        }
    }

    /** Reads a card. */
    public static ModelCard read(byte[] json) throws BundleException {
        try {
            JsonNode root = JSON.readTree(json);
            // Cards of models without neighbours do not name them; every other field must be there.
            if (root.path("feeding") instanceof ObjectNode feeding && !feeding.has("neighbours")) {
                feeding.putNull("neighbours");
            }
            ModelCard card = JSON.treeToValue(root, ModelCard.class);
            check(card);
            return card;
        } catch (JsonProcessingException wrong) {
            throw new BundleException("the model card cannot be read: " + wrong.getOriginalMessage(), wrong);
        } catch (IOException | NullPointerException wrong) {
            throw new BundleException("the model card cannot be read: a field is missing", wrong);
        }
    }

    private static void check(ModelCard card) throws BundleException {
        ModelCard.Feeding feeding = card.feeding();
        boolean seasonal = feeding.kind() == ModelCard.Feeding.Kind.SEASONAL;
        boolean sound = feeding.granularitySeconds() > 0
                && !feeding.horizonRows().isEmpty()
                && feeding.horizonRows().stream().allMatch(rows -> rows > 0)
                && !feeding.inputs().isEmpty()
                && (feeding.neighbours() == null || feeding.columns().isEmpty())
                && (!seasonal
                        || (feeding.dayRows() >= 4
                                && feeding.base().size()
                                        == feeding.horizonRows().size()
                                && feeding.base().stream()
                                        .allMatch(row -> row.size() == SeasonalFeeder.regressorCount())));
        if (!sound) {
            throw new BundleException("the model card's feeding does not hold together: " + feeding);
        }
    }
}
