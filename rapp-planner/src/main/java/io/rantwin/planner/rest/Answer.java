package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What is sent back. */
final class Answer {
    private static final String BODY = Answer.class.getName();

    private Answer() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static void json(Context context, int status, JsonNode body) {
        send(context, status, "application/json", body);
    }

    static void problem(Context context, ProblemException problem) {
        send(context, problem.kind().status(), "application/problem+json", problem.toJson(context.path()));
    }

    private static void send(Context context, int status, String type, JsonNode body) {
        octets(context, status, type, (body + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static void octets(Context context, int status, String type, byte[] body) {
        context.attribute(BODY, body);
        context.status(status).contentType(type).result(body);
    }

    /** The body of an answer that was given; null when there was none. */
    static byte @Nullable [] given(Context context) {
        return context.attribute(BODY);
    }
}
