package io.rantwin.twin.learned;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The header of a weight file as JSON, both ways. */
final class HeaderJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private HeaderJson() {}

    static Header header(JsonNode root) throws WeightsException {
        List<String> inputs = new ArrayList<>();
        for (JsonNode name : list(root, "inputs")) {
            inputs.add(name.asText());
        }
        List<Integer> horizons = new ArrayList<>();
        for (JsonNode horizon : list(root, "horizonsSeconds")) {
            if (!horizon.isInt()) {
                throw new WeightsException("header: horizonsSeconds has " + horizon + ", must be whole seconds");
            }
            horizons.add(horizon.intValue());
        }
        return new Header(
                text(root, "name"),
                text(root, "version"),
                text(root, "target"),
                inputs,
                numbers(root, "inputMean"),
                numbers(root, "inputDeviation"),
                horizons,
                numbers(root, "quantiles"),
                number(root, "outputOffset"),
                number(root, "outputScale"),
                root.has("outputBase") ? text(root, "outputBase") : "",
                number(root, "quantum"));
    }

    static List<LayerShape> layers(JsonNode root) throws WeightsException {
        JsonNode list = list(root, "layers");
        if (list.isEmpty() || list.size() > WeightsFormat.MOST_LAYERS) {
            throw new WeightsException(
                    "header: " + list.size() + " layers, there must be 1.." + WeightsFormat.MOST_LAYERS);
        }
        List<LayerShape> layers = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            layers.add(layer(list.get(i), i));
        }
        return layers;
    }

    private static LayerShape layer(JsonNode node, int index) throws WeightsException {
        String where = "header: layers[" + index + "]";
        String kind = node.path("kind").asText("");
        int inputs = whole(node, where, "inputs", WeightsFormat.MOST_WIDTH);
        int outputs = whole(node, where, "outputs", WeightsFormat.MOST_OUTPUTS);
        return switch (kind) {
            case "dense" -> new LayerShape(kind, inputs, outputs, activation(node, where), true, 0, 0, 0, false, where);
            case "mixing" -> {
                int mixed = outputs - inputs - 1;
                if (mixed < 1 || mixed > inputs) {
                    throw new WeightsException(where + ": a layer that mixes gives its " + inputs
                            + " inputs, the neighbours'" + " means of 1 to " + inputs + " of them and their share, not "
                            + outputs + " outputs");
                }
                yield new LayerShape(kind, inputs, outputs, Activation.LINEAR, true, mixed, 0, 0, false, where);
            }
            case "lstm" -> new LayerShape(kind, inputs, outputs, Activation.LINEAR, true, 0, 0, 0, false, where);
            case "gru" ->
                new LayerShape(
                        kind, inputs, outputs, Activation.LINEAR, resetAfter(node, where), 0, 0, 0, false, where);
            case "attention" -> {
                int width = whole(node, where, "width", WeightsFormat.MOST_WIDTH);
                int heads = whole(node, where, "heads", width);
                int window = whole(node, where, "window", WeightsFormat.MOST_WINDOW);
                if (width % heads != 0) {
                    throw new WeightsException(where + ": width " + width + " is no multiple of " + heads + " heads");
                }
                boolean residual = residual(node, where);
                if (residual && inputs != outputs) {
                    throw new WeightsException(where + ": a residual layer has as many outputs as inputs, not " + inputs
                            + " and " + outputs);
                }
                yield new LayerShape(
                        kind, inputs, outputs, Activation.LINEAR, true, width, heads, window, residual, where);
            }
            default ->
                throw new WeightsException(
                        where + ": kind \"" + kind + "\", must be dense, gru, lstm, attention or mixing");
        };
    }

    /** Files from before there were residual layers do not say it. */
    private static boolean residual(JsonNode node, String where) throws WeightsException {
        JsonNode value = node.path("residual");
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new WeightsException(where + ": residual is " + value + ", must be true or false");
        }
        return value.booleanValue();
    }

    private static boolean resetAfter(JsonNode node, String where) throws WeightsException {
        return switch (node.path("reset").asText("")) {
            case "after" -> true;
            case "before" -> false;
            default ->
                throw new WeightsException(where + ": reset " + node.path("reset") + ", must be after or before");
        };
    }

    private static Activation activation(JsonNode node, String where) throws WeightsException {
        String word = node.path("activation").asText("");
        for (Activation activation : Activation.values()) {
            if (activation.name().toLowerCase(Locale.ROOT).equals(word)) {
                return activation;
            }
        }
        throw new WeightsException(where + ": activation \"" + word + "\", must be linear, tanh, sigmoid or relu");
    }

    private static int whole(JsonNode node, String where, String field, int most) throws WeightsException {
        JsonNode value = node.path(field);
        if (!value.isInt() || value.intValue() < 1 || value.intValue() > most) {
            throw new WeightsException(where + ": " + field + " is " + value + ", must be 1.." + most);
        }
        return value.intValue();
    }

    private static JsonNode list(JsonNode root, String field) throws WeightsException {
        JsonNode list = root.path(field);
        if (!list.isArray() || list.size() > WeightsFormat.MOST_WIDTH) {
            throw new WeightsException("header: " + field + " must be a list of at most " + WeightsFormat.MOST_WIDTH);
        }
        return list;
    }

    private static String text(JsonNode root, String field) throws WeightsException {
        JsonNode value = root.path(field);
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().length() > 200) {
            throw new WeightsException("header: " + field + " is missing, must be a text of 1..200 characters");
        }
        return value.textValue();
    }

    private static double number(JsonNode root, String field) throws WeightsException {
        JsonNode value = root.path(field);
        if (!value.isNumber()) {
            throw new WeightsException("header: " + field + " is missing, must be a number");
        }
        return value.doubleValue();
    }

    private static List<Double> numbers(JsonNode root, String field) throws WeightsException {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode value : list(root, field)) {
            if (!value.isNumber()) {
                throw new WeightsException("header: " + field + " has " + value + ", must be numbers");
            }
            numbers.add(value.doubleValue());
        }
        return numbers;
    }

    /** Header with layers, for the writer. */
    static ObjectNode json(Header header, List<Layer> layers) {
        ObjectNode root = JSON.createObjectNode();
        root.put("name", header.name()).put("version", header.version()).put("target", header.target());
        root.set("inputs", JSON.valueToTree(header.inputs()));
        root.set("inputMean", JSON.valueToTree(header.inputMean()));
        root.set("inputDeviation", JSON.valueToTree(header.inputDeviation()));
        root.set("horizonsSeconds", JSON.valueToTree(header.horizonsSeconds()));
        root.set("quantiles", JSON.valueToTree(header.quantiles()));
        root.put("outputOffset", header.outputOffset());
        root.put("outputScale", header.outputScale());
        if (!header.outputBase().isEmpty()) {
            root.put("outputBase", header.outputBase());
        }
        root.put("quantum", header.quantum());
        var list = root.putArray("layers");
        for (Layer layer : layers) {
            ObjectNode node = list.addObject().put("kind", layer.kind());
            node.put("inputs", layer.inputs()).put("outputs", layer.outputs());
            switch (layer) {
                case Dense dense -> node.put("activation", word(dense.activation()));
                case Gru gru -> node.put("reset", gru.resetAfter() ? "after" : "before");
                case Attention attention ->
                    node.put("width", attention.width())
                            .put("heads", attention.heads())
                            .put("window", attention.window())
                            .put("residual", attention.residual());
                case Lstm _, GraphMixing _ -> {}
            }
        }
        return root;
    }

    private static String word(Activation activation) {
        return activation.name().toLowerCase(Locale.ROOT);
    }
}
