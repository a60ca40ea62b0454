package io.rantwin.codecs.ccc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** JSON text to trees and back, within limits. Thread-safe. */
final class JsonText {
    /** A node with 1,024 cells describes itself in a few hundred kilobytes. */
    static final int MAX_OCTETS = 4 << 20;

    /** The deepest message of the schema, a RAN function definition, has 12 levels; the rest is for raw values. */
    static final int MAX_DEPTH = 40;

    private static final int MAX_TOKENS = 500_000;
    private static final int MAX_NAME_CHARS = 256;
    private static final int MAX_STRING_CHARS = 65_536;
    private static final int MAX_NUMBER_CHARS = 40;

    private static final ObjectReader READER;
    private static final ObjectWriter WRITER;

    static {
        StreamReadConstraints limits = StreamReadConstraints.builder()
                .maxDocumentLength(MAX_OCTETS)
                .maxNestingDepth(MAX_DEPTH)
                .maxTokenCount(MAX_TOKENS)
                .maxNameLength(MAX_NAME_CHARS)
                .maxStringLength(MAX_STRING_CHARS)
                .maxNumberLength(MAX_NUMBER_CHARS)
                .build();
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(limits)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // Names come from peers: a table of all names ever seen would grow without end.
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                // Keeps half surrogate pairs, which JSON allows as escapes and UTF-8 cannot carry.
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .build();
        JsonMapper mapper = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
        READER = mapper.reader();
        WRITER = mapper.writer();
    }

    private JsonText() {}

    static JsonNode parse(byte[] octets) throws CccException {
        // FlexRIC counts the terminating zero of its C string as part of the message.
        int length = octets.length > 0 && octets[octets.length - 1] == 0 ? octets.length - 1 : octets.length;
        if (length > MAX_OCTETS) {
            throw new CccException("", length + " octets, more than " + MAX_OCTETS);
        }
        try {
            // Jackson would guess UTF-16 and UTF-32 too and would take malformed UTF-8 in places.
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets, 0, length))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new CccException("", "no UTF-8");
        }
    }

    static JsonNode parse(String text) throws CccException {
        JsonNode json;
        try {
            json = READER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new CccException("", "no acceptable JSON: " + e.getOriginalMessage());
        } catch (NumberFormatException e) {
            // Jackson lets this one out, for exponents beyond 32 bits.
            throw new CccException("", "a number that is too large or too small");
        }
        if (json == null || json.isMissingNode()) {
            throw new CccException("", "no JSON value");
        }
        return json;
    }

    static String write(JsonNode json) throws CccException {
        try {
            return WRITER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new CccException("", "cannot be written as JSON: " + e.getOriginalMessage());
        }
    }
}
