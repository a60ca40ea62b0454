package io.rantwin.planner.rest;

import java.util.Locale;

/** What can be wrong with a request; clients go by these names, people by the sentence beside them. */
enum ProblemKind {
    BAD_REQUEST(400, "The request is not as it should be"),
    UNKNOWN_CALLER(401, "It is not known who asks"),
    BAD_TOKEN(401, "The token does not hold"),
    ROLE_MISSING(403, "The caller may not do this"),
    FOREIGN_HOST(403, "The request is meant for another host"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "The resource does not know this method"),
    HALTED(409, "The kill switch is on"),
    POLICY_CONFLICT(409, "Other policies are in the way"),
    OTHER_STATE(409, "The resource is in another state"),
    KEY_IN_USE(409, "A request with this key is being answered"),
    TOO_LARGE(413, "The body is too large"),
    NOT_JSON(415, "The body must be application/json"),
    POLICY_INVALID(422, "The policy is not taken"),
    PLAN_INVALID(422, "The plan is not taken"),
    MODEL_REFUSED(422, "The model is not offered"),
    KEY_REUSED(422, "The key belongs to another request"),
    TOO_MANY_CALLS(429, "The caller asks too often"),
    INTERNAL(500, "The planner failed"),
    NOT_KEPT(503, "The planner cannot keep or read its data"),
    NO_KEYS(503, "Tokens cannot be checked"),
    STUCK(503, "The planner is stuck"),
    NO_TWIN(503, "No twin is connected"),
    SHUT_OUT(503, "The twin does not let the planner in"),
    BUSY(503, "The planner has enough to do");

    private final int status;
    private final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** Its name as the {@code type} of problem details. */
    String type() {
        return "urn:rantwin:problem:" + word();
    }

    /** Its name alone. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind for a status that the server library answers by itself. */
    static ProblemKind ofStatus(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 413 -> TOO_LARGE;
            default -> status < 500 ? BAD_REQUEST : INTERNAL;
        };
    }
}
