package io.rantwin.planner.timing;

import java.time.Duration;
import java.time.Instant;

/**
 * A while in which something rests. It is over as well when the wall clock was set back behind its beginning: else what rests for seconds
 * would rest for as long as the clock was wrong.
 *
 * @param from when it began
 * @param length how long it is
 */
public record Pause(Instant from, Duration length) {
    /** Whether it is over. */
    public boolean isOver(Instant now) {
        return now.isBefore(from) || !now.isBefore(from.plus(length));
    }
}
