package io.rantwin.xapp.rmr;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How an RMR process is set up. Immutable; start from {@link #onPort} or {@link RmrEnvironment#read} and change what is different.
 *
 * @param bindAddress address to listen at
 * @param dataPort port of the data listener, 0 for a free one
 * @param sourceHost name that others reach this process by (RMR_SRC_ID); replies go there
 * @param sourceAddress the same as an IP address, or the name again
 * @param routes where route tables come from
 * @param seedTable file with a first table, or {@code null}
 * @param largestFrame octets of the largest frame taken or sent, headers included
 * @param queueOctets octets that may wait for one endpoint
 * @param overflow policy by message type, {@link OverflowPolicy#REFUSE} for all others
 * @param mostConnections connections of others that are accepted at a time
 * @param mostTableRecords records in one section of a route table
 * @param connectTimeout for one attempt
 * @param shortestBackOff pause after the first failed attempt to connect; doubled each time
 * @param longestBackOff longest pause
 */
public record RmrConfig(
        String bindAddress,
        int dataPort,
        String sourceHost,
        String sourceAddress,
        RouteSource routes,
        @Nullable Path seedTable,
        int largestFrame,
        int queueOctets,
        Map<Integer, OverflowPolicy> overflow,
        int mostConnections,
        int mostTableRecords,
        Duration connectTimeout,
        Duration shortestBackOff,
        Duration longestBackOff) {
    /** @throws IllegalArgumentException when the numbers do not go together; the sentence says which */
    public RmrConfig {
        overflow = Map.copyOf(overflow);
        if (largestFrame < FrameLayout.PAYLOAD || largestFrame > 1 << 26) {
            throw new IllegalArgumentException(
                    "largestFrame " + largestFrame + " is not in " + FrameLayout.PAYLOAD + ".." + (1 << 26));
        }
        if (queueOctets < largestFrame) {
            throw new IllegalArgumentException(
                    "a queue of " + queueOctets + " octets cannot hold a largest frame of " + largestFrame);
        }
    }

    /**
     * The usual set-up: listens everywhere, reports are dropped oldest first, all else is refused when a queue is full.
     *
     * @param dataPort 0 for a free one
     * @param sourceHost name or address that others reach this process by
     * @param routes where route tables come from
     */
    public static RmrConfig onPort(int dataPort, String sourceHost, RouteSource routes) {
        return new RmrConfig(
                "0.0.0.0",
                dataPort,
                sourceHost,
                sourceHost,
                routes,
                null,
                512 << 10,
                4 << 20,
                Map.of(
                        MessageType.RIC_INDICATION.number(),
                        OverflowPolicy.DROP_OLDEST,
                        MessageType.RIC_METRICS.number(),
                        OverflowPolicy.DROP_OLDEST),
                1024,
                200_000,
                Duration.ofSeconds(2),
                Duration.ofMillis(100),
                Duration.ofSeconds(2));
    }

    /** The same, listening at one address only. */
    public RmrConfig boundTo(String address) {
        return changed(draft -> draft.bindAddress = address);
    }

    /** The same with another IP address in its frames. */
    public RmrConfig withSourceAddress(String address) {
        return changed(draft -> draft.sourceAddress = address);
    }

    /** The same with a file of first routes. */
    public RmrConfig withSeedTable(Path file) {
        return changed(draft -> draft.seedTable = file);
    }

    /** The same with other bounds for frames and queues. */
    public RmrConfig withBounds(int newLargestFrame, int newQueueOctets) {
        return changed(draft -> {
            draft.largestFrame = newLargestFrame;
            draft.queueOctets = newQueueOctets;
        });
    }

    /** The same with other overflow policies. */
    public RmrConfig withOverflow(Map<Integer, OverflowPolicy> policies) {
        return changed(draft -> draft.overflow = policies);
    }

    /** The same with another number of connections. */
    public RmrConfig withMostConnections(int connections) {
        return changed(draft -> draft.mostConnections = connections);
    }

    /** The same with other pauses between attempts to connect. */
    public RmrConfig withBackOff(Duration shortest, Duration longest) {
        return changed(draft -> {
            draft.shortestBackOff = shortest;
            draft.longestBackOff = longest;
        });
    }

    private RmrConfig changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.config();
    }

    /** A configuration that can be changed, so that each change names what it changes only. */
    private static final class Draft {
        String bindAddress;
        int dataPort;
        String sourceHost;
        String sourceAddress;
        RouteSource routes;

        @Nullable
        Path seedTable;

        int largestFrame;
        int queueOctets;
        Map<Integer, OverflowPolicy> overflow;
        int mostConnections;
        int mostTableRecords;
        Duration connectTimeout;
        Duration shortestBackOff;
        Duration longestBackOff;

        Draft(RmrConfig from) {
            bindAddress = from.bindAddress;
            dataPort = from.dataPort;
            sourceHost = from.sourceHost;
            sourceAddress = from.sourceAddress;
            routes = from.routes;
            seedTable = from.seedTable;
            largestFrame = from.largestFrame;
            queueOctets = from.queueOctets;
            overflow = from.overflow;
            mostConnections = from.mostConnections;
            mostTableRecords = from.mostTableRecords;
            connectTimeout = from.connectTimeout;
            shortestBackOff = from.shortestBackOff;
            longestBackOff = from.longestBackOff;
        }

        RmrConfig config() {
            return new RmrConfig(
                    bindAddress,
                    dataPort,
                    sourceHost,
                    sourceAddress,
                    routes,
                    seedTable,
                    largestFrame,
                    queueOctets,
                    overflow,
                    mostConnections,
                    mostTableRecords,
                    connectTimeout,
                    shortestBackOff,
                    longestBackOff);
        }
    }
}
