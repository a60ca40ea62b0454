package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.node.TextNode;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query of a request; what is not known or twice there is refused. */
final class Query {
    private static final int LONGEST = 1_000;

    private final Context context;

    Query(Context context, Set<String> known) throws ProblemException {
        this.context = context;
        for (var each : context.queryParamMap().entrySet()) {
            if (!known.contains(each.getKey())) {
                throw ProblemException.bad(
                        each.getKey(),
                        "is no parameter here; known are "
                                + known.stream().sorted().toList());
            }
            List<String> values = each.getValue();
            if (values.size() != 1 || values.getFirst().length() > LONGEST) {
                throw ProblemException.bad(each.getKey(), "must be there once, with up to " + LONGEST + " characters");
            }
        }
    }

    @Nullable
    String text(String name) {
        return context.queryParam(name);
    }

    String required(String name) throws ProblemException {
        String text = text(name);
        if (text == null || text.isBlank()) {
            throw ProblemException.bad(name, "is missing in the query");
        }
        return text;
    }

    /** As a value that must be there, like one of a body. */
    BodyField field(String name) throws ProblemException {
        return new BodyField(TextNode.valueOf(required(name)), name);
    }

    long whole(String name, long otherwise, long least, long most) throws ProblemException {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            // told below
        }
        throw ProblemException.bad(name, "must be a whole number " + least + ".." + most + ", not '" + text + "'");
    }

    /** Whether it is there as true; false when it is not there. */
    boolean truth(String name) throws ProblemException {
        String text = text(name);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw ProblemException.bad(name, "must be true or false, not '" + text + "'");
        }
        return "true".equals(text);
    }

    Instant instant(String name, Instant otherwise) throws ProblemException {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : Instant.parse(text);
        } catch (DateTimeException noTime) {
            throw ProblemException.bad(
                    name, "must be a date or an instant such as 2026-11-21T08:00:00Z, not '" + text + "'");
        }
    }
}
