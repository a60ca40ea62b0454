package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A request that cannot be done as asked; becomes problem details (RFC 9457). */
final class ProblemException extends Exception {
    private static final long serialVersionUID = 1;

    private final ProblemKind kind;
    private final transient List<Fault> faults;

    /**
     * One thing that is wrong.
     *
     * @param pointer JSON pointer into the body, or the name of a query parameter or header; empty for the whole
     * @param detail what is wrong there and what would be right
     */
    record Fault(String pointer, String detail) {}

    ProblemException(ProblemKind kind, String detail) {
        this(kind, detail, List.of());
    }

    ProblemException(ProblemKind kind, String detail, List<Fault> faults) {
        super(detail);
        this.kind = kind;
        this.faults = List.copyOf(faults);
    }

    /** A fault of the body or of a parameter. */
    static ProblemException bad(String place, String detail) {
        return new ProblemException(
                ProblemKind.BAD_REQUEST,
                (place.isEmpty() ? "The body" : place) + " " + detail + ".",
                List.of(new Fault(place, detail)));
    }

    static ProblemException notFound(String detail) {
        return new ProblemException(ProblemKind.NOT_FOUND, detail);
    }

    ProblemKind kind() {
        return kind;
    }

    /** The details as they are sent. */
    ObjectNode toJson(String instance) {
        ObjectNode json = Answer.object()
                .put("type", kind.type())
                .put("title", kind.title())
                .put("status", kind.status())
                .put("detail", String.valueOf(getMessage()))
                .put("instance", instance);
        if (!faults.isEmpty()) {
            ArrayNode list = json.putArray("errors");
            faults.forEach(
                    fault -> list.addObject().put("pointer", fault.pointer()).put("detail", fault.detail()));
        }
        return json;
    }
}
