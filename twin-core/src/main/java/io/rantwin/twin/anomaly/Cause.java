package io.rantwin.twin.anomaly;

import java.util.List;

/**
 * A possible root cause.
 *
 * @param finding what would be the cause
 * @param share of the evidence for it among all causes ranked, 0..1
 * @param explains other findings it would explain, the best explained first
 */
public record Cause(Finding finding, double share, List<Finding> explains) {
    /** Copies the list. */
    public Cause {
        explains = List.copyOf(explains);
    }
}
