package io.rantwin.codecs.asn1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.codecs.asn1.SequenceValue.UnknownAddition;
import io.rantwin.codecs.asn1.Value.BitStringValue;
import io.rantwin.codecs.asn1.Value.BooleanValue;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.asn1.Value.EnumeratedValue;
import io.rantwin.codecs.asn1.Value.IntegerValue;
import io.rantwin.codecs.asn1.Value.ListValue;
import io.rantwin.codecs.asn1.Value.NullValue;
import io.rantwin.codecs.asn1.Value.OctetStringValue;
import io.rantwin.codecs.asn1.Value.OpaqueValue;
import io.rantwin.codecs.asn1.Value.RealValue;
import io.rantwin.codecs.asn1.Value.TextValue;
import io.rantwin.codecs.per.Octets;
import org.jspecify.annotations.Nullable;

/**
 * Values as JSON after the conventions of JER (ITU-T X.697): octets in hexadecimal, choices as objects of one member,
 * open types as the value of the chosen type. Thread-safe.
 */
public final class JerWriter {
    /** Member that carries extension additions the schema does not know: index to hexadecimal contents. */
    public static final String UNKNOWN_ADDITIONS = "unknown-additions";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /**
     * @param type the type of {@code value}: tells fixed from variable BIT STRINGs
     */
    public JsonNode write(AsnType type, Value value) {
        return switch (value) {
            case IntegerValue(long number) -> NODES.numberNode(number);
            case BooleanValue(boolean truth) -> NODES.booleanNode(truth);
            case NullValue _ -> NODES.nullNode();
            case RealValue(double number) -> real(number);
            case EnumeratedValue(String name) -> NODES.textNode(name);
            case OctetStringValue(Octets octets) -> NODES.textNode(octets.toHex());
            case OpaqueValue(Octets contents) -> NODES.textNode(contents.toHex());
            case TextValue(String text) -> NODES.textNode(text);
            case BitStringValue bits -> bits(type.resolved(), bits);
            case ListValue list -> list(type.resolved(), list);
            case ChoiceValue(String alternative, Value chosen) ->
                NODES.objectNode().set(alternative, choice(type.resolved(), alternative, chosen));
            case SequenceValue sequence -> sequence(type.resolved(), sequence);
        };
    }

    private static JsonNode real(double number) {
        if (Double.isInfinite(number)) {
            return NODES.textNode(number > 0 ? "INF" : "-INF");
        }
        return Double.isNaN(number) ? NODES.textNode("NaN") : NODES.numberNode(number);
    }

    private static JsonNode bits(AsnType type, BitStringValue value) {
        String hex = value.bits().toHex();
        if (type instanceof StringType string && string.size().isFixed()) {
            return NODES.textNode(hex);
        }
        return NODES.objectNode().put("value", hex).put("length", value.length());
    }

    private JsonNode list(AsnType type, ListValue value) {
        ArrayNode array = NODES.arrayNode();
        AsnType item = type instanceof SequenceOfType list ? list.item() : type;
        value.items().forEach(element -> array.add(write(item, element)));
        return array;
    }

    private JsonNode choice(AsnType type, String alternative, Value chosen) {
        AsnType known = type instanceof ChoiceType choice ? choice.alternative(alternative) : null;
        return write(known == null ? type : known, chosen);
    }

    private JsonNode sequence(AsnType type, SequenceValue value) {
        ObjectNode object = NODES.objectNode();
        value.forEach((name, member) -> object.set(name, write(memberType(type, name, value), member)));
        if (!value.unknownAdditions().isEmpty()) {
            ObjectNode additions = object.putObject(UNKNOWN_ADDITIONS);
            for (UnknownAddition addition : value.unknownAdditions()) {
                additions.put(
                        Integer.toString(addition.index()), addition.contents().toHex());
            }
        }
        return object;
    }

    private static AsnType memberType(AsnType type, String name, SequenceValue of) {
        AsnType member = type instanceof SequenceType sequence ? sequence.member(name) : null;
        if (member instanceof OpenType open) {
            AsnType chosen = typeOf(open, of.findInteger(open.selector()));
            return chosen == null ? open : chosen;
        }
        return member == null ? type : member;
    }

    private static @Nullable AsnType typeOf(OpenType open, @Nullable Long key) {
        return key == null ? null : open.typeFor(key);
    }
}
