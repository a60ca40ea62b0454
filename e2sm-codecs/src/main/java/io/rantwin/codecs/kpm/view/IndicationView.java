package io.rantwin.codecs.kpm.view;

import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;

/**
 * A RICindication with its E2SM-KPM header and message, read in one walk over the received octets. The view is reused:
 * each reading replaces what the one before left, and what the parts show is valid until then and as long as the octets
 * stay as they are. After an exception the contents are undefined.
 *
 * <p>Reading allocates nothing, with three exceptions: arrays that grow to a size never needed before, at most in
 * proportion to the octets really received; measurement names that {@link NameTable} does not know yet; and contents of
 * 16K octets and more, whose fragments have to be joined. A REAL in decimal form or with a mantissa of more than 63 bits,
 * which no PER encoder writes, is the fourth.
 *
 * <p>Whatever the octets are, the only exception is {@link PerException}, the time is linear in their number. Not
 * thread-safe.
 */
public final class IndicationView {
    private final PerReader reader = new PerReader();
    private final EnvelopeView envelope = new EnvelopeView();
    private final HeaderView header = new HeaderView();
    private final MessageView message;
    private long slackOctets;

    /** With a name table of its own. */
    public IndicationView() {
        this(new NameTable());
    }

    /** @param names may be shared by views that are used by one thread */
    public IndicationView(NameTable names) {
        message = new MessageView(names);
    }

    /** Whether octets begin as a RICindication does; they may still be malformed behind that. */
    public static boolean isIndication(byte[] pdu, int offset, int length) {
        return length > 1 && (pdu[offset] & 0xe0) == 0 && pdu[offset + 1] == EnvelopeView.PROCEDURE_CODE;
    }

    /**
     * Reads a whole E2AP PDU.
     *
     * @param pdu holds the PDU, from {@code offset}, {@code length} octets
     * @param version E2SM-KPM version of the node's RAN function
     * @throws PerException when it is no RICindication, lacks a mandatory IE, or is malformed anywhere; offsets count from
     *     the start of the PDU
     * @throws IndexOutOfBoundsException when the range is not within the array
     */
    public void read(byte[] pdu, int offset, int length, KpmWire version) throws PerException {
        readEnvelope(pdu, offset, length);
        OctetRange found = envelope.ricIndicationHeader();
        try {
            header.read(reader, found.array(), found.offset(), found.length(), found.bitOffset(), version);
        } catch (PerException e) {
            throw e.within("RICindicationHeader");
        }
        slackOctets += reader.slackOctets();
        found = envelope.ricIndicationMessage();
        try {
            message.read(reader.wrap(found.array(), found.offset(), found.length(), found.bitOffset()), version);
        } catch (PerException e) {
            throw e.within("RICindicationMessage");
        }
        slackOctets += reader.slackOctets();
    }

    /** Reads the E2AP part of a PDU only, of whatever service model; otherwise as {@link #read}. */
    public void readEnvelope(byte[] pdu, int offset, int length) throws PerException {
        envelope.read(wrap(pdu, offset, length));
        slackOctets = reader.slackOctets();
    }

    /** Reads the octets of an E2SM-KPM indication header; otherwise as {@link #read}. */
    public void readHeader(byte[] octets, int offset, int length, KpmWire version) throws PerException {
        wrap(octets, offset, length);
        header.read(reader, octets, offset, length, 0, version);
        slackOctets = reader.slackOctets();
    }

    /** Reads the octets of an E2SM-KPM indication message; otherwise as {@link #read}. */
    public void readMessage(byte[] octets, int offset, int length, KpmWire version) throws PerException {
        message.read(wrap(octets, offset, length), version);
        slackOctets = reader.slackOctets();
    }

    private PerReader wrap(byte[] octets, int offset, int length) throws PerException {
        if (length > PerReader.MAX_OCTETS - offset) {
            throw new PerException("message of " + length + " octets at " + offset, 0);
        }
        return reader.wrap(octets, offset, length);
    }

    /** The E2AP part. */
    public EnvelopeView envelope() {
        return envelope;
    }

    /** The E2SM-KPM header. */
    public HeaderView header() {
        return header;
    }

    /** The E2SM-KPM message. */
    public MessageView message() {
        return message;
    }

    /** Octets that open types held beyond their contents, in all that was read last; tolerated, but worth counting. */
    public long slackOctets() {
        return slackOctets;
    }
}
