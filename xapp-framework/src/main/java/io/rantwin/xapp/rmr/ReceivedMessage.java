package io.rantwin.xapp.rmr;

/** A message in the buffer it was read into. Valid during {@link RmrReceiver#receive} only. */
public interface ReceivedMessage {
    /** Message type. */
    int type();

    /** Subscription id, -1 for none. */
    int subscriptionId();

    /** RAN name, or empty; made anew only when it differs from the one before on the same connection. */
    String managedElement();

    /** The array that holds the payload from {@link #payloadOffset}; read only. */
    byte[] buffer();

    /** Index of the first payload octet. */
    int payloadOffset();

    /** Number of payload octets. */
    int payloadLength();

    /** A copy that may be kept. */
    RmrDelivery copy();
}
