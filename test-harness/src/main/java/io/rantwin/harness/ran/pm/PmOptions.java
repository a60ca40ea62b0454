package io.rantwin.harness.ran.pm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What counters are written.
 *
 * @param folder where to; made when it is not there
 * @param granularityPeriods of network time, whole seconds; each has its own files
 * @param mostFiles that are kept, the oldest of this run go first
 */
public record PmOptions(Path folder, List<Duration> granularityPeriods, int mostFiles) {
    /** Checks the periods. */
    public PmOptions {
        granularityPeriods = List.copyOf(granularityPeriods);
        for (Duration period : granularityPeriods) {
            if (period.toSeconds() < 1 || !period.equals(Duration.ofSeconds(period.toSeconds()))) {
                throw new IllegalArgumentException("a granularity period of counters is whole seconds, not " + period);
            }
        }
        if (mostFiles < 2) {
            throw new IllegalArgumentException("at least 2 files are kept, not " + mostFiles);
        }
    }

    /** Files of 15 minutes and of 1 minute; some 3 h of the latter for 7 sites. */
    public static PmOptions usual(Path folder) {
        return new PmOptions(folder, List.of(Duration.ofMinutes(15), Duration.ofMinutes(1)), 3000);
    }
}
