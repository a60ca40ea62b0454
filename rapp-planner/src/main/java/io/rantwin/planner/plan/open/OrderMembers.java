package io.rantwin.planner.plan.open;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rantwin.planner.fields.Fields;
import io.rantwin.planner.timing.Lengths;
import java.time.DateTimeException;
import java.time.Instant;

/** Members of orders that say how long or when; what is wrong is told to the fields. */
final class OrderMembers {
    private OrderMembers() {}

    /** A part of an order; empty when it was left out. */
    static Fields part(Fields of, String name) {
        return of.has(name) ? of.object(name) : of.below(JsonNodeFactory.instance.objectNode(), name);
    }

    /** Milliseconds of a length such as {@code 24h}, above 0. */
    static long length(Fields fields, String name, String usual) {
        String text = fields.text(name, usual);
        long millis = Lengths.millis(text);
        if (millis <= 0) {
            fields.wrong(name, "must be a length such as 24h or 30min, not " + text);
            return Lengths.millis(usual);
        }
        return millis;
    }

    /** A moment in network time. */
    static Instant instant(Fields fields, String name, Instant usual) {
        String text = fields.text(name);
        if (text == null) {
            return usual;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException noTime) {
            fields.wrong(name, "must be an instant such as 2026-11-22T00:00:00Z, not " + text);
            return usual;
        }
    }
}
