package io.rantwin.xapp.rmr;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an RMR process has done so far. Immutable. The names in brackets are those of the Go framework's counters.
 *
 * @param received frames taken in, also those of the platform itself (Received)
 * @param receivedOctets octets of all connections
 * @param transmitted messages handed to the kernel or a queue (Transmitted)
 * @param refused messages the sender was told not to be sent, by result; NO_ROUTE, FULL, UNREACHABLE, TOO_LARGE, CLOSED
 *     (TransmitError)
 * @param droppedOldest messages that made room for newer ones (Dropped)
 * @param lostWithConnection messages that waited for a connection that broke or was never made
 * @param badFrames frames that could not be read, by fault (ReceiveError)
 * @param receiverFailures messages whose receiver failed
 * @param connectionsAccepted connections of others to this process
 * @param connectionsRefused connections above the allowed number
 * @param connectionsMade own connections
 * @param connectionsFailed own connections that could not be made or broke
 * @param callsWithoutAnswer calls that ended without one
 * @param lateAnswers answers that nobody waits for any more
 * @param tablesActivated route tables and maps taken over
 * @param tablesRefused route tables and maps dropped
 * @param tableLinesSkipped lines of tables that were no record
 * @param openConnections connections now
 * @param queuedOctets octets that wait for sending now (Enqueued)
 * @param tableId what the route manager called the table in force; empty when it has no name, null before the first
 * @param tableSince when the routes in force were taken over, null before the first table
 * @param routes number of routes in force
 * @param managedElements number of managed elements whose owner is known
 */
public record RmrStatistics(
        long received,
        long receivedOctets,
        long transmitted,
        Map<SendResult, Long> refused,
        long droppedOldest,
        long lostWithConnection,
        Map<FrameFault, Long> badFrames,
        long receiverFailures,
        long connectionsAccepted,
        long connectionsRefused,
        long connectionsMade,
        long connectionsFailed,
        long callsWithoutAnswer,
        long lateAnswers,
        long tablesActivated,
        long tablesRefused,
        long tableLinesSkipped,
        int openConnections,
        long queuedOctets,
        @Nullable String tableId,
        @Nullable Instant tableSince,
        int routes,
        int managedElements) {
    public RmrStatistics {
        refused = Map.copyOf(refused);
        badFrames = Map.copyOf(badFrames);
    }

    /** All messages that were not sent. */
    public long refusedInAll() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    /** All frames that could not be read. */
    public long badFramesInAll() {
        return badFrames.values().stream().mapToLong(Long::longValue).sum();
    }
}
