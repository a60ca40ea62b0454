package io.rantwin.planner.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the way to the twin stands.
 *
 * @param address where the twin is looked for
 * @param since when this state began
 * @param answeredAt when the twin answered last; null before the first answer
 * @param trouble why there is no answer, in a sentence; null while there is one
 */
public record LinkStatus(
        String address,
        LinkState state,
        Instant since,
        @Nullable Instant answeredAt,
        @Nullable String trouble) {}
