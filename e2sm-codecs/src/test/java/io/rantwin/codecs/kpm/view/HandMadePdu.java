package io.rantwin.codecs.kpm.view;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A RICindication put together octet by octet, with whatever IEs a test wants. */
final class HandMadePdu {
    static final int REJECT = 0x00;
    static final int IGNORE = 0x40;
    static final int NOTIFY = 0x80;

    /** Format 1, one record with the integer 7, nothing else. */
    static final String SMALL_MESSAGE = "00000000010007";

    static final String HEADER_V3 = "00eab1f00080000000";

    private final List<byte[]> ies = new ArrayList<>();

    /** All mandatory IEs in the order of the table, with a KPM v3 header and a small message. */
    static HandMadePdu complete() {
        return new HandMadePdu()
                .requestId(17, 4)
                .ie(5, REJECT, "0092")
                .ie(15, REJECT, "03")
                .ie(28, REJECT, "00")
                .octetString(25, HEADER_V3)
                .octetString(26, SMALL_MESSAGE);
    }

    HandMadePdu requestId(int requestor, int instance) {
        return ie(29, REJECT, "00%04x%04x".formatted(requestor, instance));
    }

    HandMadePdu octetString(int id, String hex) {
        byte[] contents = HexFormat.of().parseHex(hex);
        return ie(id, REJECT, concat(length(contents.length), contents));
    }

    HandMadePdu ie(int id, int criticality, String hex) {
        return ie(id, criticality, HexFormat.of().parseHex(hex));
    }

    HandMadePdu ie(int id, int criticality, byte[] contents) {
        byte[] head = {(byte) (id >> 8), (byte) id, (byte) criticality};
        ies.add(concat(head, openType(contents)));
        return this;
    }

    HandMadePdu without(int id) {
        ies.removeIf(ie -> ((ie[0] & 0xff) << 8 | ie[1] & 0xff) == id);
        return this;
    }

    HandMadePdu reversed() {
        List<byte[]> reversed = new ArrayList<>(ies.reversed());
        ies.clear();
        ies.addAll(reversed);
        return this;
    }

    byte[] octets() {
        byte[] message = {0, (byte) (ies.size() >> 8), (byte) ies.size()};
        for (byte[] ie : ies) {
            message = concat(message, ie);
        }
        return concat(new byte[] {0, 5, IGNORE}, openType(message));
    }

    /** Octets behind general length determinants, in the largest fragments when there are 16K or more. */
    static byte[] openType(byte[] contents) {
        var out = new ByteArrayOutputStream();
        int at = 0;
        while (contents.length - at >= 16_384) {
            int blocks = Math.min(4, (contents.length - at) / 16_384);
            out.write(0xc0 | blocks);
            out.write(contents, at, blocks * 16_384);
            at += blocks * 16_384;
        }
        out.writeBytes(length(contents.length - at));
        out.write(contents, at, contents.length - at);
        return out.toByteArray();
    }

    private static byte[] length(int octets) {
        return octets < 128 ? new byte[] {(byte) octets} : new byte[] {(byte) (octets >> 8 | 0x80), (byte) octets};
    }

    static byte[] concat(byte[] first, byte[] second) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }
}
