package io.rantwin.xapp.rmr;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Sending and answering messages. Thread-safe; no method blocks. */
public interface Rmr extends AutoCloseable {
    /**
     * Sends by the route table: looked up by subscription id and type, then by type alone; one copy to a member of each
     * group. With several groups the result is {@link SendResult#SENT} when at least one copy is on its way.
     */
    SendResult send(RmrMessage message);

    /** Sends to an address, past the route table (a "wormhole"). */
    SendResult sendTo(RmrAddress endpoint, RmrMessage message);

    /**
     * Returns an answer to the sender of a message. The answer carries the call id and, unless it has one of its own, the
     * transaction id of the request.
     */
    SendResult reply(RmrDelivery request, RmrMessage answer);

    /**
     * Sends by the route table and waits for the answer.
     *
     * @param request a transaction id is made when it has none
     * @return fails with {@link RmrCallException} when it could not be sent or no answer came in time
     */
    CompletableFuture<RmrDelivery> call(RmrMessage request, Duration timeout);

    /** As {@link #call(RmrMessage, Duration)}, to an address. */
    CompletableFuture<RmrDelivery> callTo(RmrAddress endpoint, RmrMessage request, Duration timeout);

    /** The address that others reach this process at: {@code host:port} of the data listener. */
    RmrAddress ownAddress();

    /** Stops listening, sends what is queued as far as it goes at once, and closes all connections. */
    @Override
    void close();
}
