package io.rantwin.harness.capture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;

/** Packets and capture files built octet by octet. */
final class Wire {

    static final int SECONDS = 1_700_000_000;

    private Wire() {}

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] u16(int value) {
        return ByteBuffer.allocate(2).putShort((short) value).array();
    }

    static byte[] u32(long value) {
        return ByteBuffer.allocate(4).putInt((int) value).array();
    }

    /** A file of microsecond packets with whole packets, one a second. */
    static byte[] pcap(int linkType, byte[]... packets) {
        return pcap(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, linkType, packets);
    }

    static byte[] pcap(ByteOrder order, int magic, int linkType, byte[]... packets) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(ByteBuffer.allocate(24)
                .order(order)
                .putInt(magic)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(65535)
                .putInt(linkType)
                .array());
        int seconds = SECONDS;
        for (byte[] packet : packets) {
            file.writeBytes(pcapRecord(order, seconds++, packet, packet.length));
        }
        return file.toByteArray();
    }

    static byte[] pcapRecord(ByteOrder order, int seconds, byte[] packet, int originalLength) {
        return ByteBuffer.allocate(16 + packet.length)
                .order(order)
                .putInt(seconds)
                .putInt(123_456)
                .putInt(packet.length)
                .putInt(originalLength)
                .put(packet)
                .array();
    }

    /** Ethernet header for IPv4. */
    static byte[] ethernet(byte[] ipv4) {
        return concat(new byte[12], u16(0x0800), ipv4);
    }

    /** IPv4 from 10.0.0.1 to 10.0.0.2. */
    static byte[] ipv4(int protocol, byte[] payload) {
        return ipv4(protocol, 1, 0, false, payload);
    }

    static byte[] ipv4(int protocol, int identification, int offset, boolean more, byte[] payload) {
        return concat(
                hex("4500"),
                u16(20 + payload.length),
                u16(identification),
                u16((more ? 0x2000 : 0) | (offset / 8)),
                new byte[] {64, (byte) protocol, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2},
                payload);
    }

    /** IPv6 from 2001:db8::1 to 2001:db8::2. */
    static byte[] ipv6(int nextHeader, byte[] payload) {
        return concat(
                hex("60000000"),
                u16(payload.length),
                new byte[] {(byte) nextHeader, 64},
                hex("20010db8000000000000000000000001"),
                hex("20010db8000000000000000000000002"),
                payload);
    }

    /** SCTP between ports 36421 with a right checksum. */
    static byte[] sctp(byte[]... chunks) {
        return sctp(36421, 36421, 0x0a0b0c0d, chunks);
    }

    static byte[] sctp(int sourcePort, int destinationPort, int verificationTag, byte[]... chunks) {
        byte[] packet =
                concat(u16(sourcePort), u16(destinationPort), u32(verificationTag), new byte[4], concat(chunks));
        return ByteBuffer.wrap(packet)
                .putInt(8, Integer.reverseBytes(crc32c(packet)))
                .array();
    }

    /** Bit by bit, with the reflected polynomial of Castagnoli. */
    static int crc32c(byte[] octets) {
        int crc = -1;
        for (byte octet : octets) {
            crc ^= octet & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc >>> 1) ^ ((crc & 1) != 0 ? 0x82f63b78 : 0);
            }
        }
        return ~crc;
    }

    /** DATA chunk; flags B = 2, E = 1, U = 4. */
    static byte[] data(int flags, long tsn, int stream, int ssn, long ppid, byte[] userData) {
        return chunk(0, flags, concat(u32(tsn), u16(stream), u16(ssn), u32(ppid), userData));
    }

    /** I-DATA chunk; the last field is the payload protocol in the first fragment, else the fragment sequence number. */
    static byte[] iData(int flags, long tsn, int stream, long messageId, long ppidOrSequence, byte[] userData) {
        return chunk(64, flags, concat(u32(tsn), u16(stream), u16(0), u32(messageId), u32(ppidOrSequence), userData));
    }

    static byte[] chunk(int type, int flags, byte[] value) {
        byte[] padding = new byte[-value.length & 3];
        return concat(new byte[] {(byte) type, (byte) flags}, u16(4 + value.length), value, padding);
    }

    /** A whole frame with one unfragmented E2 message. */
    static byte[] e2Frame(long tsn, byte[] pdu) {
        return ethernet(ipv4(132, sctp(data(3, tsn, 1, (int) tsn, 70, pdu))));
    }

    /** TCP from port 36421 to 40000; flags SYN = 2, FIN = 1, RST = 4, ACK = 16. */
    static byte[] tcp(int flags, long sequence, byte[] payload) {
        return concat(
                u16(36421),
                u16(40000),
                u32(sequence),
                u32(0),
                new byte[] {0x50, (byte) flags},
                u16(1000),
                u32(0),
                payload);
    }

    static byte[] tcpFrame(int flags, long sequence, byte[] payload) {
        return ethernet(ipv4(6, tcp(flags, sequence, payload)));
    }

    /** What a file holds. */
    record Reading(List<CapturedPdu> pdus, CaptureProblems problems, CaptureReader reader) {

        List<String> hexes() {
            return pdus.stream()
                    .map(pdu -> HexFormat.of().formatHex(pdu.bytes()))
                    .toList();
        }
    }

    static Reading read(byte[] file) throws IOException, InputException {
        return read(file, CaptureOptions.defaults());
    }

    static Reading read(byte[] file, CaptureOptions options) throws IOException, InputException {
        try (CaptureReader reader = new CaptureReader(new ByteArrayInputStream(file), null, options)) {
            return new Reading(reader.readAll(), reader.problems(), reader);
        }
    }
}
