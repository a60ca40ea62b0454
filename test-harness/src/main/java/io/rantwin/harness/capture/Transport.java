package io.rantwin.harness.capture;

/** How a PDU travelled, or reached us. */
public sealed interface Transport {

    /**
     * A user message of SCTP (RFC 9260; RFC 8260 for interleaved messages).
     *
     * @param stream stream identifier, 0..65535
     * @param payloadProtocolId payload protocol identifier as read from the wire, 0..2^32-1
     * @param unordered whether the message was sent unordered (U bit)
     */
    record Sctp(int stream, long payloadProtocolId, boolean unordered) implements Transport {}

    /** A TCP stream in which each PDU follows its length (4 octets, most significant first). */
    record LengthPrefixedTcp() implements Transport {}

    /**
     * The packet of the capture file is the PDU itself.
     *
     * @param linkType link type of the file, such as 147 (first user link type) or 252 (exported PDU)
     */
    record LinkPayload(int linkType) implements Transport {}

    /**
     * Not from a capture: typed, pasted or stored as octets.
     *
     * @param form the form in which the octets were given
     */
    record Given(InputForm form) implements Transport {}
}
