package io.rantwin.a1.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Reads JSON text of bounded size, depth and numbers. Tolerates zero octets behind the text (C programs send them) and
 * numbers that end in a point (the mediator writes one); refuses a repeated key, text behind the value, and UTF-8 that is
 * none. Immutable and thread-safe.
 */
public final class BoundedJson {
    /** Octets that suffice for any message of A1 over RMR. */
    public static final int USUAL_MOST_OCTETS = 256 * 1024;

    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER_DIGITS = 100;
    /** More than a double has; beyond it, arithmetic with a number may take all memory there is. */
    private static final int LARGEST_EXPONENT = 400;

    private final int mostOctets;
    private final ObjectReader reader;

    /** @param mostOctets longest text that is read, in octets of UTF-8 */
    public BoundedJson(int mostOctets) {
        this.mostOctets = mostOctets;
        var constraints = StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(mostOctets)
                .maxNameLength(Math.min(mostOctets, 1024))
                .maxNumberLength(LONGEST_NUMBER_DIGITS)
                .build();
        this.reader = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(constraints)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .enable(JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .reader();
    }

    /**
     * Reads UTF-8 text.
     *
     * @throws A1Exception when it is too long, no UTF-8 or no JSON within the bounds
     */
    public JsonNode read(byte[] octets) throws A1Exception {
        int length = 0;
        while (length < octets.length && octets[length] != 0) {
            length++;
        }
        if (length > mostOctets) {
            throw new A1Exception("", length + " octets are more than the " + mostOctets + " that are read");
        }
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets, 0, length))
                    .toString());
        } catch (CharacterCodingException _) {
            throw new A1Exception("", "not UTF-8");
        }
    }

    /**
     * Reads text.
     *
     * @throws A1Exception as {@link #read(byte[])}
     */
    public JsonNode read(String text) throws A1Exception {
        if (text.length() > mostOctets) {
            throw new A1Exception("", text.length() + " characters are more than the " + mostOctets + " that are read");
        }
        try {
            JsonNode node = reader.readTree(text);
            if (node.isMissingNode()) {
                throw new A1Exception("", "empty");
            }
            checkNumbers(node, "");
            return node;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String place = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw new A1Exception("", "no JSON" + place + ": " + withoutSource(e.getOriginalMessage()));
        }
    }

    /** Jackson says where a bracket was opened together with a remark about its settings. */
    private static String withoutSource(String message) {
        int at = message.indexOf(" (start marker at");
        return at < 0 ? message : message.substring(0, at);
    }

    private static void checkNumbers(JsonNode node, String pointer) throws A1Exception {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                checkNumbers(field.getValue(), JsonFields.below(pointer, field.getKey()));
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                checkNumbers(node.get(i), pointer + "/" + i);
            }
        } else if (node.isBigDecimal()) {
            BigDecimal number = node.decimalValue();
            if (Math.abs((long) number.precision() - number.scale()) > LARGEST_EXPONENT) {
                throw new A1Exception(pointer, "a number beyond 1e±" + LARGEST_EXPONENT);
            }
        }
    }
}
