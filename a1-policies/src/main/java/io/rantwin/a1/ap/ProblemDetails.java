package io.rantwin.a1.ap;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * Body of an error answer, {@code application/problem+json} (RFC 7807, as A1AP 6 uses it). All may be absent.
 *
 * @param title short, the same for each problem of the kind
 * @param status HTTP status, or 0 when absent
 * @param detail about this occurrence
 */
public record ProblemDetails(
        @Nullable String title, int status, @Nullable String detail) {
    private static final int LONGEST_TEXT = 4096;

    /**
     * Reads a problem; its other members are ignored.
     *
     * @throws A1Exception when a member is of the wrong kind
     */
    public static ProblemDetails read(BoundedJson json, byte[] body) throws A1Exception {
        JsonFields fields = JsonFields.of(json.read(body), "");
        return new ProblemDetails(
                fields.optionalText("title", LONGEST_TEXT),
                fields.optional("status") == null ? 0 : fields.integer("status", 0, 999),
                fields.optionalText("detail", LONGEST_TEXT));
    }

    /** The problem as JSON. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (title != null) {
            json.put("title", title);
        }
        if (status != 0) {
            json.put("status", status);
        }
        if (detail != null) {
            json.put("detail", detail);
        }
        return json;
    }
}
