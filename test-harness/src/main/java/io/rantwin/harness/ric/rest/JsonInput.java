package io.rantwin.harness.ric.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value together with its place in the body, whose members are asked for by name and type. Immutable.
 *
 * @param node the value; missing when a member was asked for that is not there
 * @param pointer JSON pointer from the body
 */
public record JsonInput(JsonNode node, String pointer) {
    /** Reads and writes all JSON of the box; strict, with bounded nesting. */
    public static final JsonMapper MAPPER = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Reads a body. */
    public static JsonInput parse(byte[] body, int maxBytes) throws BadRequestException {
        if (body.length > maxBytes) {
            throw new BadRequestException("", "has " + body.length + " octets, " + maxBytes + " are the most");
        }
        try (JsonParser parser = MAPPER.createParser(body)) {
            JsonNode node = MAPPER.readTree(parser);
            if (node == null || node.isMissingNode()) {
                throw new BadRequestException("", "is empty where JSON is expected");
            }
            return new JsonInput(node, "");
        } catch (JsonProcessingException malformed) {
            throw new BadRequestException("", "is no JSON: " + malformed.getOriginalMessage());
        } catch (IOException unreadable) {
            throw new BadRequestException("", "is no text that can be read: " + unreadable.getMessage());
        }
    }

    /** Reads the body of a request, of at most 1 MiB. */
    public static JsonInput body(Context context) throws BadRequestException {
        return parse(context.bodyAsBytes(), 1 << 20);
    }

    /** Makes the server answer 400 with the sentence when a handler throws {@link BadRequestException}. */
    public static void answerBadRequests(JavalinDefaultRoutingApi routes) {
        routes.exception(
                BadRequestException.class,
                (bad, context) -> context.status(400).json(Map.of("errorMessage", String.valueOf(bad.getMessage()))));
    }

    /** Answers with JSON. */
    public static Handler answering(java.util.function.Supplier<JsonNode> content) {
        return context -> answer(context, 200, content.get());
    }

    /** Answers with JSON. */
    public static void answer(Context context, int status, JsonNode content) {
        context.status(status)
                .contentType("application/json")
                .result(content.toString().getBytes(StandardCharsets.UTF_8));
    }

    public boolean isPresent() {
        return !node.isMissingNode() && !node.isNull();
    }

    /** The complaint about this value. */
    public BadRequestException bad(String message) {
        return new BadRequestException(pointer, message);
    }

    /** Member {@code name}, present or not. */
    public JsonInput member(String name) throws BadRequestException {
        if (!node.isObject()) {
            throw bad(isPresent() ? "must be an object" : "is missing");
        }
        JsonNode member = node.get(name);
        return new JsonInput(member == null ? MissingNode.getInstance() : member, childPointer(name));
    }

    /** Members of an object, in their order. */
    public List<Map.Entry<String, JsonInput>> members() throws BadRequestException {
        if (!node.isObject()) {
            throw bad("must be an object");
        }
        List<Map.Entry<String, JsonInput>> members = new ArrayList<>();
        node.properties()
                .forEach(member -> members.add(
                        Map.entry(member.getKey(), new JsonInput(member.getValue(), childPointer(member.getKey())))));
        return members;
    }

    /** Refuses members that nobody knows. */
    public void onlyMembers(Set<String> known) throws BadRequestException {
        for (Map.Entry<String, JsonInput> member : members()) {
            if (!known.contains(member.getKey())) {
                throw member.getValue()
                        .bad("is not known; known here are "
                                + known.stream().sorted().toList());
            }
        }
    }

    /** Elements of an array. */
    public List<JsonInput> elements() throws BadRequestException {
        if (!node.isArray()) {
            throw bad(isPresent() ? "must be an array" : "is missing");
        }
        List<JsonInput> elements = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            elements.add(new JsonInput(node.get(i), pointer + "/" + i));
        }
        return elements;
    }

    /** Text that is not empty. */
    public String text() throws BadRequestException {
        String text = textOrEmpty();
        if (text.isEmpty()) {
            throw bad(isPresent() ? "must not be empty" : "is missing");
        }
        return text;
    }

    /** Text; empty when absent. */
    public String textOrEmpty() throws BadRequestException {
        if (!isPresent()) {
            return "";
        }
        if (!node.isTextual()) {
            throw bad("must be a string");
        }
        return node.textValue();
    }

    /** A number of a range. */
    public int integer(int least, int most) throws BadRequestException {
        if (!isPresent()) {
            throw bad("is missing");
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < least || node.intValue() > most) {
            throw bad("must be an integer " + least + ".." + most + ", not " + shortened());
        }
        return node.intValue();
    }

    /** A number of a range; {@code otherwise} when absent. */
    public int integer(int least, int most, int otherwise) throws BadRequestException {
        return isPresent() ? integer(least, most) : otherwise;
    }

    /** A truth value; {@code otherwise} when absent. */
    public boolean truth(boolean otherwise) throws BadRequestException {
        if (!isPresent()) {
            return otherwise;
        }
        if (!node.isBoolean()) {
            throw bad("must be true or false");
        }
        return node.booleanValue();
    }

    /** The value as text, cut when it is long. */
    private String shortened() {
        @Nullable String text = node.toString();
        return text == null || text.length() <= 40 ? String.valueOf(text) : text.substring(0, 40) + "...";
    }

    private String childPointer(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
