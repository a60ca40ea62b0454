package io.rantwin.planner.push;

import io.rantwin.a1.ap.ProblemDetails;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.planner.push.PushException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An answer.
 *
 * @param request method and address, for sentences
 * @param status HTTP status
 * @param body octets, maybe none
 * @param token the planner's own bearer token at the request
 */
record Reply(String request, int status, byte[] body, OwnToken token) {
    private static final int LONGEST_QUOTE = 500;
    private static final BoundedJson JSON = new BoundedJson(A1Http.MOST_OCTETS);

    /** The planner's own bearer token at a request. */
    enum OwnToken {
        SENT,
        /** There is none; one could be named. */
        MISSING,
        /** Never any where this was asked. */
        UNUSED
    }

    boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** Takes a body apart. */
    interface Reading<T> {
        T read(BoundedJson json, byte[] body) throws A1Exception;
    }

    /** The body of a good answer. */
    <T> T read(Reading<T> reading) throws PushException {
        if (!isGood()) {
            throw problem();
        }
        try {
            return reading.read(JSON, body);
        } catch (A1Exception e) {
            throw new PushException(
                    Kind.NONSENSE, request + " answers " + status + " with what makes no sense: " + e.getMessage());
        }
    }

    /** Says nothing when the answer is good. */
    void check() throws PushException {
        if (!isGood()) {
            throw problem();
        }
    }

    /** What the answer means when it is no good one. */
    PushException problem() {
        Kind kind = switch (status) {
            case 423 -> Kind.BUSY;
            case 404 -> Kind.UNKNOWN_THERE;
            case 401, 403, 408, 425, 429 -> Kind.UNREACHABLE;
            default -> status >= 400 && status < 500 ? Kind.REFUSED : Kind.UNREACHABLE;
        };
        return problem(kind);
    }

    PushException problem(Kind kind) {
        return new PushException(kind, request + " answers " + status + words() + whoseToken());
    }

    /** Whose token is meant, for those who came to the planner with one of their own. */
    private String whoseToken() {
        if (token == OwnToken.UNUSED) {
            return "";
        }
        boolean wasSent = token == OwnToken.SENT;
        return switch (status) {
            case 401 ->
                wasSent
                        ? "; it refuses the planner's own token (--a1-token-file)"
                        : "; it wants a token from the planner, which has none for it (--a1-token-file)";
            case 403 ->
                wasSent
                        ? "; the planner's own token (--a1-token-file) does not allow it"
                        : "; it does not allow it without a token from the planner (--a1-token-file)";
            default -> "";
        };
    }

    /** What the other side says of it: title and detail of a problem, else the beginning of its text. */
    private String words() {
        try {
            ProblemDetails problem = ProblemDetails.read(JSON, body);
            String words = problem.detail() != null ? problem.detail() : problem.title();
            if (words != null) {
                return ": " + shortened(words);
            }
        } catch (A1Exception _) {
            // Some answer text, or nothing at all.
        }
        String text =
                new String(Arrays.copyOf(body, Math.min(body.length, LONGEST_QUOTE)), StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? "" : ": " + text;
    }

    private static String shortened(String words) {
        return words.length() <= LONGEST_QUOTE ? words : words.substring(0, LONGEST_QUOTE) + "...";
    }
}
