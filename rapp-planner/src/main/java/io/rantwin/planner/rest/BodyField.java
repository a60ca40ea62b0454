package io.rantwin.planner.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * A value of a body and its place there.
 *
 * @param node the value; missing when it is not there
 * @param pointer JSON pointer (RFC 6901) from the body
 */
record BodyField(JsonNode node, String pointer) {
    private static final int LONGEST_TEXT = 1_000;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The body of a request, an object with no other members than those. */
    static BodyField of(Context context, List<String> known) throws ProblemException {
        // Also keeps pages of other sites out: a browser sends this type only after asking, and the answer is no.
        String type = context.contentType();
        if (type == null
                || !type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals("application/json")) {
            throw new ProblemException(
                    ProblemKind.NOT_JSON, "The body must come as application/json, not as " + type + ".");
        }
        try {
            JsonNode node = MAPPER.readTree(context.bodyAsBytes());
            if (node == null || !node.isObject()) {
                throw ProblemException.bad("", "must be a JSON object");
            }
            BodyField body = new BodyField(node, "");
            body.onlyMembers(known);
            return body;
        } catch (JsonProcessingException malformed) {
            throw ProblemException.bad("", "is no JSON: " + malformed.getOriginalMessage());
        } catch (IOException unreadable) {
            throw ProblemException.bad("", "cannot be read: " + unreadable.getMessage());
        }
    }

    private void onlyMembers(List<String> known) throws ProblemException {
        for (var member : node.properties()) {
            if (!known.contains(member.getKey())) {
                throw member(member.getKey()).bad("is not known; known here are " + String.join(", ", known));
            }
        }
    }

    ProblemException bad(String detail) {
        return ProblemException.bad(pointer, detail);
    }

    BodyField member(String name) {
        JsonNode member = node.get(name);
        return new BodyField(
                member == null ? MissingNode.getInstance() : member,
                pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    boolean isPresent() {
        return !node.isMissingNode() && !node.isNull();
    }

    /** Text of 1 to 1000 characters, none of them a control character. */
    String text() throws ProblemException {
        if (!isPresent()) {
            throw bad("is missing");
        }
        if (!node.isTextual()) {
            throw bad("must be a string");
        }
        String text = node.textValue();
        if (text.isBlank() || text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw bad("must have 1 to " + LONGEST_TEXT + " characters, none of them a control character");
        }
        return text;
    }

    boolean truth() throws ProblemException {
        if (!node.isBoolean()) {
            throw bad(isPresent() ? "must be true or false" : "is missing");
        }
        return node.booleanValue();
    }

    boolean truthOr(boolean otherwise) throws ProblemException {
        return isPresent() ? truth() : otherwise;
    }

    ObjectNode object() throws ProblemException {
        if (!(node instanceof ObjectNode object)) {
            throw bad(isPresent() ? "must be an object" : "is missing");
        }
        return object;
    }
}
