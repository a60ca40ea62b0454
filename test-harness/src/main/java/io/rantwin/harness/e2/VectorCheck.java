package io.rantwin.harness.e2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.codecs.asn1.AsnType;
import io.rantwin.codecs.asn1.JerException;
import io.rantwin.codecs.asn1.JerReader;
import io.rantwin.codecs.asn1.JerWriter;
import io.rantwin.codecs.asn1.Schema;
import io.rantwin.codecs.asn1.SchemaVersion;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.per.PerException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Checks one test vector: the octets decode to the given value, and the value encodes to the same octets, or to its
 * {@code canonicalHex}. The payloads listed under {@code inner} are checked likewise. A vector without a value only has
 * to be answered with a value or the codec's own error. Not thread-safe.
 */
final class VectorCheck {
    private final SchemaShelf schemas;
    private final ObjectMapper json = new ObjectMapper();
    private final JerReader jerReader = new JerReader();
    private final JerWriter jerWriter = new JerWriter();

    VectorCheck(SchemaShelf schemas) {
        this.schemas = schemas;
    }

    /** Checks a line of a vector file; {@code lineNumber} names vectors without an id. */
    VectorResult check(String line, int lineNumber) {
        String id = "line " + lineNumber;
        try {
            JsonNode vector = json.readTree(line);
            id = vector.path("id").asText(id);
            String failure = failureOf(vector);
            for (JsonNode inner : vector.path("inner")) {
                if (failure == null) {
                    String innerFailure = failureOf(inner);
                    failure = innerFailure == null ? null : inner.path("field").asText("inner") + ": " + innerFailure;
                }
            }
            return new VectorResult(id, failure);
        } catch (JsonProcessingException e) {
            return new VectorResult(id, "line " + lineNumber + " is not JSON: " + e.getOriginalMessage());
        }
    }

    private @Nullable String failureOf(JsonNode vector) {
        Schema schema;
        AsnType type;
        byte[] octets;
        try {
            schema = schemas.schema(SchemaVersion.ofLabel(text(vector, "schema")));
            type = schema.type(text(vector, "type"));
            octets = HexFormat.of().parseHex(text(vector, "hex"));
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
        boolean anyAnswer = vector.path("expect").asText().equals("error-or-value");
        return vector.has("value") && !anyAnswer
                ? roundTripFailure(schema, type, octets, vector)
                : hostileFailure(schema, octets, vector);
    }

    private static String text(JsonNode vector, String member) {
        if (!vector.path(member).isTextual()) {
            throw new IllegalArgumentException("member '" + member + "' is missing or no string");
        }
        return vector.path(member).textValue();
    }

    private @Nullable String roundTripFailure(Schema schema, AsnType type, byte[] octets, JsonNode vector) {
        String typeName = vector.path("type").textValue();
        try {
            Schema.Decoded decoded = schema.decode(typeName, octets);
            Value expected = jerReader.read(type, vector.get("value"));
            if (!decoded.value().equals(expected)) {
                String difference = JsonDifference.firstOf(
                        jerWriter.write(type, expected), withoutUnknown(jerWriter.write(type, decoded.value())));
                if (difference != null) {
                    return "decodes to another value: " + difference;
                }
            }
            int trailingBits = vector.path("trailingBits").asInt(8 * decoded.trailingOctets());
            if (trailingBits != 8 * decoded.trailingOctets()) {
                return decoded.trailingOctets() + " octets left over, expected " + trailingBits + " bits";
            }
            String received = vector.path("hex").textValue();
            String wanted = vector.path("canonicalHex")
                    .asText(received.substring(0, received.length() - 2 * decoded.trailingOctets()));
            String fromJson = HexFormat.of().formatHex(schema.reencode(typeName, expected));
            if (fromJson.equalsIgnoreCase(wanted)) {
                return null;
            }
            if (vector.path("canonical").isBoolean()
                    && !vector.path("canonical").booleanValue()
                    && !vector.has("canonicalHex")) {
                // Which octets a canonical encoder writes is not said: they have to mean the same.
                return schema.decode(typeName, HexFormat.of().parseHex(fromJson))
                                .value()
                                .equals(expected)
                        ? null
                        : "encodes to octets of another value";
            }
            // Additions of a newer version are not in the JSON value, but are kept by the decoder.
            String again = HexFormat.of().formatHex(schema.reencode(typeName, decoded.value()));
            return again.equalsIgnoreCase(wanted) ? null : "encodes to other octets: " + difference(wanted, fromJson);
        } catch (PerException | JerException e) {
            return e.getMessage();
        }
    }

    private static @Nullable String hostileFailure(Schema schema, byte[] octets, JsonNode vector) {
        try {
            schema.decode(vector.path("type").textValue(), octets);
        } catch (PerException e) {
            if (e.bitOffset() < 0 || e.bitOffset() > 8L * octets.length + 7) {
                return "error at bit " + e.bitOffset() + " of " + octets.length + " octets";
            }
        }
        return null;
    }

    private static JsonNode withoutUnknown(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(JerWriter.UNKNOWN_ADDITIONS);
        }
        node.forEach(VectorCheck::withoutUnknown);
        return node;
    }

    private static String difference(String wanted, String got) {
        int at = 0;
        while (at < Math.min(wanted.length(), got.length())
                && Character.toLowerCase(wanted.charAt(at)) == got.charAt(at)) {
            at++;
        }
        int octet = at / 2;
        return "from octet " + octet + " expected " + excerpt(wanted, 2 * octet) + ", got " + excerpt(got, 2 * octet);
    }

    private static String excerpt(String hex, int from) {
        int end = Math.min(hex.length(), from + 32);
        return from >= hex.length() ? "the end" : hex.substring(from, end) + (end < hex.length() ? "..." : "");
    }
}
