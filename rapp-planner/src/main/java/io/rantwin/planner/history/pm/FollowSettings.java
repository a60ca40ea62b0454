package io.rantwin.planner.history.pm;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a source is followed.
 *
 * @param source name of the source in the history
 * @param topic of Kafka
 * @param deadLetters folder of refused records
 * @param mostDeadLetters records in it
 * @param mostDeadOctets octets in it
 * @param poll waits so long for records
 * @param tellEvery says that it is alive this often, in the bookmark
 * @param tidyEvery rolls the history up and drops what is old this often
 * @param mostPendingValues figures that are kept in one transaction
 */
public record FollowSettings(
        String source,
        String topic,
        Path deadLetters,
        int mostDeadLetters,
        long mostDeadOctets,
        Duration poll,
        Duration tellEvery,
        Duration tidyEvery,
        int mostPendingValues) {
    /** For a network of thousands of cells. */
    public static FollowSettings usual(String source, String topic, Path history) {
        return new FollowSettings(
                source,
                topic,
                history.resolve("refused").resolve(source),
                1_000,
                256L << 20,
                Duration.ofMillis(500),
                Duration.ofSeconds(10),
                Duration.ofMinutes(15),
                100_000);
    }
}
