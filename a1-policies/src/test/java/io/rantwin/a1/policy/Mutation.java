package io.rantwin.a1.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Changes a policy somewhere: takes away, adds, doubles, exchanges. */
public final class Mutation {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> MEMBERS = List.of(
            "ueId",
            "groupId",
            "sliceId",
            "qosId",
            "cellId",
            "cellIdList",
            "taIList",
            "ncI",
            "ecI",
            "5qI",
            "qcI",
            "sd",
            "spId",
            "rfspIndex",
            "gfbr",
            "primary",
            "esPercentage",
            "threshold",
            "ulLbObjective",
            "other");

    private final RandomGenerator random;

    public Mutation(RandomGenerator random) {
        this.random = random;
    }

    /** A copy with one member of another policy set at the same place, so that members meet which do not go together. */
    public ObjectNode crossed(ObjectNode policy, ObjectNode other) {
        ObjectNode changed = policy.deepCopy();
        JsonNode place = changed;
        JsonNode source = other;
        while (place instanceof ObjectNode object && source instanceof ObjectNode && !source.isEmpty()) {
            List<String> names = new ArrayList<>();
            source.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            JsonNode next = object.get(name);
            if (next != null && next.isArray() && source.get(name).isArray()) {
                next = next.get(0);
                source = source.get(name).get(0);
            } else {
                source = source.get(name);
            }
            if (next == null || source == null || next.isValueNode()) {
                object.set(name, other.isEmpty() || source == null ? JSON.nullNode() : source.deepCopy());
                return changed;
            }
            place = next;
        }
        return changed;
    }

    /** A changed copy. */
    public ObjectNode of(ObjectNode policy) {
        ObjectNode changed = policy.deepCopy();
        List<ContainerNode<?>> containers = new ArrayList<>();
        collect(changed, containers);
        ContainerNode<?> place = containers.get(random.nextInt(containers.size()));
        ContainerNode<?> source = containers.get(random.nextInt(containers.size()));
        switch (place) {
            case ObjectNode object -> change(object, source);
            case ArrayNode array -> change(array, source);
            default -> throw new IllegalStateException("no container of JSON: " + place);
        }
        return changed;
    }

    private void change(ObjectNode object, JsonNode source) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
        switch (random.nextInt(5)) {
            case 0, 1 -> object.remove(name);
            case 2 -> object.set(MEMBERS.get(random.nextInt(MEMBERS.size())), value(source));
            default -> object.set(name, value(source));
        }
    }

    private void change(ArrayNode array, JsonNode source) {
        switch (random.nextInt(3)) {
            case 0 -> array.removeAll();
            case 1 -> array.add(value(source));
            default ->
                array.add(array.isEmpty() ? JSON.nullNode() : array.get(0).deepCopy());
        }
    }

    private JsonNode value(JsonNode source) {
        return switch (random.nextInt(14)) {
            case 0 -> JSON.numberNode(-1);
            case 1 -> JSON.numberNode(random.nextInt(0, 400));
            case 2 -> JSON.numberNode(new BigDecimal("2.5"));
            case 3 -> JSON.numberNode(new BigDecimal("3.0"));
            case 4 -> JSON.numberNode(new BigDecimal("1e300"));
            case 5 -> JSON.numberNode(1L << 36);
            case 6 -> JSON.textNode("0000A1");
            case 7 -> JSON.textNode("00000000000000aB");
            case 8 -> JSON.textNode("SHALL");
            case 9 -> JSON.textNode("");
            case 10 -> JSON.booleanNode(random.nextBoolean());
            case 11 -> JSON.nullNode();
            case 12 -> JSON.objectNode().put(random.nextBoolean() ? "ncI" : "5qI", random.nextInt(0, 300));
            default -> source.deepCopy();
        };
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> containers) {
        if (node instanceof ContainerNode<?> container) {
            containers.add(container);
        }
        node.forEach(part -> collect(part, containers));
    }
}
