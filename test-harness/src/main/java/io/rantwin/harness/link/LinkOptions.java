package io.rantwin.harness.link;

import java.time.Duration;

/**
 * Limits of a link.
 *
 * @param transport what to carry E2AP with
 * @param largestPduOctets a longer PDU closes the association that announces it, and is not sent
 * @param sendQueueOctets what may wait for a slow peer; beyond that sending is refused
 * @param mostAssociations more are closed as soon as they are made
 * @param stallLimit how long a peer may take nothing of what waits for it, leave a PDU half sent, or not answer a
 *     connection request
 */
public record LinkOptions(
        TransportChoice transport,
        int largestPduOctets,
        int sendQueueOctets,
        int mostAssociations,
        Duration stallLimit) {
    /** PDUs of 1 MiB, a queue of 4 MiB, 1024 associations, 30 s. */
    public static final LinkOptions DEFAULT =
            new LinkOptions(TransportChoice.AUTO, 1 << 20, 4 << 20, 1024, Duration.ofSeconds(30));

    public LinkOptions {
        if (largestPduOctets < 1 || sendQueueOctets < 1 || mostAssociations < 1 || !stallLimit.isPositive()) {
            throw new IllegalArgumentException("limits of a link are above 0: " + largestPduOctets + " octets a PDU, "
                    + sendQueueOctets + " octets in the queue, " + mostAssociations + " associations, stalled for "
                    + stallLimit);
        }
    }

    /** The same limits with another transport. */
    public LinkOptions withTransport(TransportChoice choice) {
        return new LinkOptions(choice, largestPduOctets, sendQueueOctets, mostAssociations, stallLimit);
    }
}
