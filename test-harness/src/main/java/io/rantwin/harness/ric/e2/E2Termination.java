package io.rantwin.harness.ric.e2;

import io.rantwin.codecs.e2ap.E2apMessage;
import io.rantwin.codecs.e2ap.RicSubscription;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What the rest of the box may ask of the E2 side. Thread-safe. */
public interface E2Termination {
    /** All nodes that were ever set up, connected or not. */
    List<RanNode> nodes();

    /** The node with a RAN name. */
    Optional<RanNode> node(String ranName);

    /**
     * Sends a subscription or subscription delete request and waits for its outcome, which is correlated by
     * RICrequestID.
     *
     * @return the response or failure; fails with {@link java.util.concurrent.TimeoutException} when none came in time and
     *     with {@link IllegalStateException} when the node is not connected or leaves meanwhile
     */
    CompletableFuture<RicSubscription> procedure(String ranName, RicSubscription request, Duration timeout);

    /** Sends a message to a node; false when the node is not connected. */
    boolean send(String ranName, E2apMessage message);

    /** Registers for events from now on. */
    void watch(NodeWatcher watcher);
}
