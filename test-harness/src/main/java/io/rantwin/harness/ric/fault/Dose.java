package io.rantwin.harness.ric.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much of a harm. Immutable.
 *
 * @param probability 0..1, for each thing that passes
 * @param count how many times at most; {@code null} without bound
 * @param delay how much later; zero for harms that are no delay
 */
public record Dose(double probability, @Nullable Integer count, Duration delay) {
    private static final int MAX_DELAY_MILLIS = 600_000;

    /** Reads {@code {"probability": 0..1, "count": n, "millis": n}}; a delay needs millis, all else has defaults. */
    static Dose read(JsonInput json, Harm harm) throws BadRequestException {
        boolean delays = harm == Harm.DELAY;
        json.onlyMembers(delays ? Set.of("probability", "count", "millis") : Set.of("probability", "count"));
        JsonInput probability = json.member("probability");
        double chance = 1;
        if (probability.isPresent()) {
            chance = probability.node().isNumber() ? probability.node().doubleValue() : Double.NaN;
            if (!(chance >= 0 && chance <= 1)) {
                throw probability.bad("must be a number 0..1");
            }
        }
        JsonInput count = json.member("count");
        return new Dose(
                chance,
                count.isPresent() ? count.integer(0, Integer.MAX_VALUE) : null,
                delays ? Duration.ofMillis(json.member("millis").integer(1, MAX_DELAY_MILLIS)) : Duration.ZERO);
    }

    JsonNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("probability", probability);
        if (count != null) {
            json.put("count", count);
        }
        return delay.isZero() ? json : json.put("millis", delay.toMillis());
    }

    /** What is left after it was given once. */
    Dose given() {
        return count == null ? this : new Dose(probability, count - 1, delay);
    }
}
