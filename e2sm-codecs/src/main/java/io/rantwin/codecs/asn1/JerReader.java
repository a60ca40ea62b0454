package io.rantwin.codecs.asn1;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.codecs.asn1.SequenceValue.UnknownAddition;
import io.rantwin.codecs.asn1.Value.BitStringValue;
import io.rantwin.codecs.asn1.Value.BooleanValue;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.asn1.Value.EnumeratedValue;
import io.rantwin.codecs.asn1.Value.IntegerValue;
import io.rantwin.codecs.asn1.Value.ListValue;
import io.rantwin.codecs.asn1.Value.NullValue;
import io.rantwin.codecs.asn1.Value.OpaqueValue;
import io.rantwin.codecs.asn1.Value.RealValue;
import io.rantwin.codecs.asn1.Value.TextValue;
import io.rantwin.codecs.per.Octets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Values from JSON in the form that {@link JerWriter} writes. Checks the shape; ranges, sizes and alphabets are checked
 * when the value is encoded. Thread-safe.
 */
public final class JerReader {

    /**
     * @throws JerException when {@code json} has not the shape of {@code type}
     */
    public Value read(AsnType type, JsonNode json) throws JerException {
        return switch (type.resolved()) {
            case IntegerType _ -> new IntegerValue(integer(json));
            case SimpleType simple -> simple(simple, json);
            case EnumeratedType _ -> new EnumeratedValue(text(json));
            case StringType string -> string(string, json);
            case SequenceOfType list -> list(list, json);
            case ChoiceType choice -> choice(choice, json);
            case SequenceType sequence -> sequence(sequence, json);
            case OpenType _ -> new OpaqueValue(hex(json));
            case TypeReference reference -> read(reference.resolved(), json);
        };
    }

    private static JerException wrong(String wanted, JsonNode got) {
        return new JerException(
                "expected " + wanted + ", found " + got.getNodeType().name().toLowerCase(java.util.Locale.ROOT));
    }

    private static long integer(JsonNode json) throws JerException {
        if (!json.isIntegralNumber() || !json.canConvertToLong()) {
            throw wrong("an integer of 64 bits", json);
        }
        return json.longValue();
    }

    private static String text(JsonNode json) throws JerException {
        if (!json.isTextual()) {
            throw wrong("a string", json);
        }
        return json.textValue();
    }

    private static Octets hex(JsonNode json) throws JerException {
        try {
            return Octets.ofHex(text(json));
        } catch (IllegalArgumentException e) {
            throw new JerException("not hexadecimal octets: " + e.getMessage());
        }
    }

    private static Value simple(SimpleType type, JsonNode json) throws JerException {
        return switch (type) {
            case BOOLEAN -> {
                if (!json.isBoolean()) {
                    throw wrong("true or false", json);
                }
                yield new BooleanValue(json.booleanValue());
            }
            case NULL -> {
                if (!json.isNull()) {
                    throw wrong("null", json);
                }
                yield NullValue.NULL;
            }
            case REAL -> new RealValue(real(json));
            case OBJECT_IDENTIFIER -> new TextValue(text(json));
        };
    }

    private static double real(JsonNode json) throws JerException {
        if (json.isNumber()) {
            double number = json.doubleValue();
            if (Double.isInfinite(number)) {
                throw new JerException("a number outside the range of a double");
            }
            return number;
        }
        return switch (text(json)) {
            case "INF" -> Double.POSITIVE_INFINITY;
            case "-INF" -> Double.NEGATIVE_INFINITY;
            case "NaN" -> Double.NaN;
            case "-0" -> -0.0;
            default -> throw new JerException("not a REAL: " + json);
        };
    }

    private static Value string(StringType type, JsonNode json) throws JerException {
        return switch (type.kind()) {
            case OCTETS -> Value.of(hex(json));
            case BITS -> bits(type, json);
            case PRINTABLE, VISIBLE, IA5, UTF8 -> new TextValue(text(json));
        };
    }

    private static Value bits(StringType type, JsonNode json) throws JerException {
        if (type.size().isFixed() && json.isTextual()) {
            return bits(hex(json), type.size().lower());
        }
        if (!json.isObject()
                || !json.path("length").isIntegralNumber()
                || !json.path("length").canConvertToInt()) {
            throw wrong("an object of value and length", json);
        }
        return bits(hex(json.path("value")), json.path("length").intValue());
    }

    private static BitStringValue bits(Octets octets, int length) throws JerException {
        if (length < 0 || octets.length() != length + 7 >>> 3) {
            throw new JerException(octets.length() + " octets do not hold " + length + " bits");
        }
        int unused = -length & 7;
        if (unused > 0 && (octets.at(octets.length() - 1) & (1 << unused) - 1) != 0) {
            throw new JerException("bits behind the last of " + length + " are not zero");
        }
        return new BitStringValue(octets, length);
    }

    private Value list(SequenceOfType type, JsonNode json) throws JerException {
        if (!json.isArray()) {
            throw wrong("an array", json);
        }
        List<Value> items = new ArrayList<>(json.size());
        for (int i = 0; i < json.size(); i++) {
            try {
                items.add(read(type.item(), json.get(i)));
            } catch (JerException e) {
                throw e.within(i);
            }
        }
        return new ListValue(items);
    }

    private Value choice(ChoiceType type, JsonNode json) throws JerException {
        if (!json.isObject() || json.size() != 1) {
            throw wrong("an object of one member", json);
        }
        String name = json.fieldNames().next();
        AsnType chosen = type.alternative(name);
        if (chosen == null && !name.startsWith(Value.UNKNOWN_EXTENSION)) {
            throw new JerException("no alternative " + name + "; there are " + type.names());
        }
        try {
            return new ChoiceValue(
                    name, chosen == null ? new OpaqueValue(hex(json.get(name))) : read(chosen, json.get(name)));
        } catch (JerException e) {
            throw e.within(name);
        }
    }

    private Value sequence(SequenceType type, JsonNode json) throws JerException {
        if (!json.isObject()) {
            throw wrong("an object", json);
        }
        var members = SequenceValue.builder();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            String name = field.getKey();
            try {
                if (name.equals(JerWriter.UNKNOWN_ADDITIONS)) {
                    members.unknownAdditions(unknownAdditions(field.getValue()));
                } else {
                    members.set(name, member(type, name, json));
                }
            } catch (JerException e) {
                throw e.within(name);
            }
        }
        return members.build();
    }

    private Value member(SequenceType type, String name, JsonNode of) throws JerException {
        AsnType member = type.member(name);
        if (member == null) {
            throw new JerException("no member " + name + "; there are " + type.names());
        }
        if (member instanceof OpenType open) {
            AsnType chosen = open.typeFor(integer(of.path(open.selector())));
            return chosen == null ? new OpaqueValue(hex(of.get(name))) : read(chosen, of.get(name));
        }
        return read(member, of.get(name));
    }

    private static List<UnknownAddition> unknownAdditions(JsonNode json) throws JerException {
        List<UnknownAddition> additions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> addition : json.properties()) {
            if (!addition.getKey().matches("[0-9]{1,5}")) {
                throw new JerException("not an index: " + addition.getKey());
            }
            additions.add(new UnknownAddition(Integer.parseInt(addition.getKey()), hex(addition.getValue())));
        }
        additions.sort(Comparator.comparingInt(UnknownAddition::index));
        return additions;
    }
}
