package io.rantwin.codecs.identity;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value.BitStringValue;
import io.rantwin.codecs.per.Octets;

/** Numbers that ASN.1 writes as BIT STRING, the first bit being the most significant one. */
final class BitNumbers {
    private BitNumbers() {}

    static long read(SequenceValue sequence, String member) {
        return read((BitStringValue) sequence.get(member));
    }

    static long read(BitStringValue string) {
        int octets = string.bits().length();
        return string.bits().toUnsignedLong() >>> (octets << 3) - string.length();
    }

    static BitStringValue write(long number, int bits) {
        byte[] octets = new byte[bits + 7 >>> 3];
        long aligned = number << (octets.length << 3) - bits;
        for (int i = octets.length - 1; i >= 0; i--, aligned >>>= 8) {
            octets[i] = (byte) aligned;
        }
        return new BitStringValue(Octets.of(octets), bits);
    }

    static void check(String name, long number, int bits) {
        if (number < 0 || number >>> bits != 0) {
            throw new IllegalArgumentException(name + " " + number + " does not fit " + bits + " bits");
        }
    }
}
