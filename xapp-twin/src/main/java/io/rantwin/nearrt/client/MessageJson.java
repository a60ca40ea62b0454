package io.rantwin.nearrt.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.MapEntry;
import com.google.protobuf.MessageOrBuilder;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Messages as JSON, by the mapping of protobuf: names in camel case, 64-bit integers as strings, octets as Base64. Fields that have no
 * presence are always there, so that scripts need not guess; maps are sorted by key.
 */
final class MessageJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private MessageJson() {}

    static ObjectNode of(MessageOrBuilder message) {
        ObjectNode object = JSON.objectNode();
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            if (field.isMapField()) {
                object.set(field.getJsonName(), map(field, message));
            } else if (field.isRepeated()) {
                ArrayNode array = object.putArray(field.getJsonName());
                for (Object value : (List<?>) message.getField(field)) {
                    array.add(value(field, value));
                }
            } else if (!field.hasPresence() || message.hasField(field)) {
                object.set(field.getJsonName(), value(field, message.getField(field)));
            }
        }
        return object;
    }

    private static ObjectNode map(FieldDescriptor field, MessageOrBuilder message) {
        FieldDescriptor values = field.getMessageType().findFieldByName("value");
        Map<String, JsonNode> sorted = new TreeMap<>();
        for (Object entry : (List<?>) message.getField(field)) {
            MapEntry<?, ?> pair = (MapEntry<?, ?>) entry;
            sorted.put(String.valueOf(pair.getKey()), value(values, pair.getValue()));
        }
        ObjectNode object = JSON.objectNode();
        sorted.forEach(object::set);
        return object;
    }

    private static JsonNode value(FieldDescriptor field, Object value) {
        return switch (field.getJavaType()) {
            case INT -> JSON.numberNode((Integer) value);
            case LONG -> TextNode.valueOf(value.toString());
            case FLOAT, DOUBLE -> number(((Number) value).doubleValue());
            case BOOLEAN -> JSON.booleanNode((Boolean) value);
            case STRING -> TextNode.valueOf((String) value);
            case BYTE_STRING ->
                TextNode.valueOf(Base64.getEncoder().encodeToString(((ByteString) value).toByteArray()));
            case ENUM -> TextNode.valueOf(((EnumValueDescriptor) value).getName());
            case MESSAGE -> of((MessageOrBuilder) value);
        };
    }

    private static JsonNode number(double value) {
        if (!Double.isFinite(value)) {
            return TextNode.valueOf(Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        }
        // Whole numbers without a point and no exponent where it can be read without.
        return Math.abs(value) < 1e15 && Math.abs(value) >= 1e-6 || value == 0
                ? DecimalNode.valueOf(new BigDecimal(Double.toString(value)).stripTrailingZeros())
                : DoubleNode.valueOf(value);
    }
}
