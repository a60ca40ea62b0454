package io.rantwin.harness.ric.a1;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.rantwin.a1.ap.ProblemDetails;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An answer to a REST request; without a body when there is none. */
record Answer(int status, String contentType, @Nullable JsonNode body) {
    private static final String JSON = "application/json";

    static Answer of(int status) {
        return new Answer(status, JSON, null);
    }

    static Answer of(int status, JsonNode body) {
        return new Answer(status, JSON, body);
    }

    static Answer problem(int status, String title, String detail) {
        return new Answer(status, "application/problem+json", new ProblemDetails(title, status, detail).toJson());
    }

    void give(Context context) {
        context.status(status);
        if (body != null) {
            context.contentType(contentType).result(body.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
