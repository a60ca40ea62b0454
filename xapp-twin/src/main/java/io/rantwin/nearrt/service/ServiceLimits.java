package io.rantwin.nearrt.service;

import java.time.Duration;

/**
 * What the server lets a client ask.
 *
 * @param mostMessageOctets longest message that is taken [octet]
 * @param mostStreams streams that may stand at once, each of which holds a place of its own
 * @param mostQueuedReports reports that wait for one reader of WatchReports before it is ended
 * @param parallelWhatIfs what-ifs that are computed at once
 * @param mostWaitingWhatIfs what-ifs that may wait for their turn
 * @param whatIfDeadline for calls that come without a deadline
 * @param batchDeadline for batches that come without a deadline
 * @param snapshotMaxAge what-ifs about the present that come within this time share a snapshot
 */
public record ServiceLimits(
        int mostMessageOctets,
        int mostStreams,
        int mostQueuedReports,
        int parallelWhatIfs,
        int mostWaitingWhatIfs,
        Duration whatIfDeadline,
        Duration batchDeadline,
        Duration snapshotMaxAge) {
    /** Of an xApp with its usual two cores. */
    public static final ServiceLimits USUAL = new ServiceLimits(
            32 << 20, 64, 10_000, 1, 2000, Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofMillis(200));

    /** Refuses what would let nothing through. */
    public ServiceLimits {
        if (Math.min(Math.min(mostMessageOctets, mostStreams), Math.min(mostQueuedReports, parallelWhatIfs)) < 1
                || mostWaitingWhatIfs < 0
                || !whatIfDeadline.isPositive()
                || !batchDeadline.isPositive()
                || snapshotMaxAge.isNegative()) {
            throw new IllegalArgumentException("Limits of the gRPC services must be above 0.");
        }
    }
}
