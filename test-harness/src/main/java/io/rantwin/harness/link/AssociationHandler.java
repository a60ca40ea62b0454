package io.rantwin.harness.link;

/**
 * Is told what happens to one association. Called on the one thread that reads all associations of a link, in order: must be
 * quick and must not block.
 */
public interface AssociationHandler {
    /** PDUs may be sent from now on. */
    void opened(Association association);

    /** @param pdu a whole PDU that belongs to the handler */
    void received(Association association, byte[] pdu);

    /** The end, called once; also when the association never opened. */
    void closed(Association association, String reason);
}
