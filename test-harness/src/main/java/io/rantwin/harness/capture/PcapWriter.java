package io.rantwin.harness.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Objects;

/** Writes PDUs into a capture file that Wireshark opens and {@link CaptureReader} reads back. Not thread-safe. */
public final class PcapWriter implements Closeable {

    /** Stream 0, payload protocol 70 (E2-CP), ordered: what a PDU gets that did not come over SCTP. */
    static final Transport.Sctp E2_CONTROL_PLANE = new Transport.Sctp(0, 70, false);

    private static final int E2_CONTROL_PLANE_PORT = 36421;
    private static final int MAX_USER_DATA_BYTES = 60_000;

    private final OutputStream out;
    private final Encapsulation encapsulation;
    private final CaptureFileWriter file;
    private final SctpFrames sctpFrames;

    /**
     * Begins a capture file.
     *
     * @param out closed with this writer
     * @throws IOException when the medium fails
     */
    public PcapWriter(OutputStream out, CaptureFormat format, Encapsulation encapsulation) throws IOException {
        this.out = out;
        this.encapsulation = encapsulation;
        int linkType = switch (encapsulation) {
            case Encapsulation.SctpOverEthernet _ -> LinkType.ETHERNET;
            case Encapsulation.UserLink userLink -> userLink.linkType();
        };
        file = new CaptureFileWriter(out, format, linkType);
        sctpFrames = new SctpFrames(
                encapsulation instanceof Encapsulation.SctpOverEthernet settings ? settings : e2OverSctp());
    }

    /** SCTP between two documentation addresses (RFC 5737), port 36421 on both sides, one frame for each PDU up to 60 000 octets. */
    public static Encapsulation.SctpOverEthernet e2OverSctp() {
        return new Encapsulation.SctpOverEthernet(
                MAX_USER_DATA_BYTES, documentationEndpoint(1), documentationEndpoint(2));
    }

    /**
     * Writes a PDU. Time, addresses and transport that it does not have are filled in: 1970, those of the encapsulation, stream 0 and payload protocol 70.
     *
     * @throws IOException when the medium fails
     * @throws IllegalArgumentException when the PDU is empty, the time not in 1970..2106, the addresses of different IP versions, or the PDU longer than
     *     262 144 octets on a user link, where it cannot be divided
     */
    public void write(CapturedPdu pdu) throws IOException {
        Instant timestamp = Objects.requireNonNullElse(pdu.timestamp(), Instant.EPOCH);
        switch (encapsulation) {
            case Encapsulation.SctpOverEthernet _ -> {
                for (byte[] frame : sctpFrames.framesOf(pdu)) {
                    file.packet(timestamp, frame);
                }
            }
            case Encapsulation.UserLink _ -> file.packet(timestamp, packetOf(pdu));
        }
    }

    /**
     * Writes a PDU of which no more is known than its octets.
     *
     * @throws IOException when the medium fails
     * @throws IllegalArgumentException when the PDU is empty or the time not in 1970..2106
     */
    public void write(Instant timestamp, byte[] pdu) throws IOException {
        write(new CapturedPdu(0, timestamp, null, null, E2_CONTROL_PLANE, pdu));
    }

    private static byte[] packetOf(CapturedPdu pdu) {
        int octets = pdu.bytes().length;
        if (octets == 0 || octets > CaptureFileWriter.SNAP_LENGTH) {
            throw new IllegalArgumentException("a PDU of %d octets does not fit a packet of 1..%d"
                    .formatted(octets, CaptureFileWriter.SNAP_LENGTH));
        }
        return pdu.bytes();
    }

    @Override
    public void close() throws IOException {
        file.flush();
        out.close();
    }

    private static Endpoint documentationEndpoint(int host) {
        try {
            byte[] address = {(byte) 192, 0, 2, (byte) host};
            return new Endpoint(InetAddress.getByAddress(address), E2_CONTROL_PLANE_PORT);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an IPv4 address has 4 octets", e);
        }
    }
}
