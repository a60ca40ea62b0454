package io.rantwin.harness.link;

import java.net.InetSocketAddress;

/** A connection with one peer that carries PDUs in order, both ways. Thread-safe; nothing blocks. */
public interface Association {
    /**
     * Hands a PDU over for sending.
     *
     * @param pdu given away: nobody may write to it afterwards
     * @return false when it was refused: not open, the queue for a slow peer is full, or the PDU is too long
     */
    boolean send(byte[] pdu);

    /** Closes it soon; what waits in the queue is lost. */
    void close(String reason);

    /** Whether PDUs may be sent. */
    boolean isOpen();

    /** The peer. */
    InetSocketAddress remoteAddress();

    /** What went over it so far. */
    Counters counters();

    /**
     * What went over an association.
     *
     * @param received PDUs received
     * @param sent PDUs taken for sending
     * @param refused PDUs not taken for sending
     * @param queuedOctets what waits for the peer now
     */
    record Counters(long received, long sent, long refused, long queuedOctets) {}
}
