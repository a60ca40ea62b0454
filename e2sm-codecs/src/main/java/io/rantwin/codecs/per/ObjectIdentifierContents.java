package io.rantwin.codecs.per;

/** Contents octets of OBJECT IDENTIFIER (X.690 8.19): arcs in base 128, the first two joined. */
final class ObjectIdentifierContents {
    private ObjectIdentifierContents() {}

    static String decode(byte[] octets, int start, int length, PerReader at) throws PerException {
        if (length == 0 || octets[start + length - 1] < 0) {
            throw at.error("OBJECT IDENTIFIER of " + length + " octets ends within an arc");
        }
        var dotted = new StringBuilder();
        long arc = 0;
        for (int i = start; i < start + length; i++) {
            if (arc > Long.MAX_VALUE >> 7) {
                throw at.error("OBJECT IDENTIFIER arc wider than 63 bits");
            }
            arc = arc << 7 | octets[i] & 0x7f;
            if (octets[i] >= 0) {
                if (dotted.isEmpty()) {
                    long root = Math.min(arc / 40, 2);
                    dotted.append(root).append('.').append(arc - 40 * root);
                } else {
                    dotted.append('.').append(arc);
                }
                arc = 0;
            }
        }
        return dotted.toString();
    }

    static void encode(PerWriter to, String dotted) throws PerException {
        String[] parts = dotted.split("\\.", -1);
        var arcs = new long[parts.length];
        int octets = 0;
        for (int i = 0; i < parts.length; i++) {
            arcs[i] = arc(to, parts[i]);
        }
        if (arcs.length < 2 || arcs[0] > 2 || arcs[0] < 2 && arcs[1] > 39 || arcs[1] > Long.MAX_VALUE - 80) {
            throw to.error("not an object identifier: " + dotted);
        }
        arcs[1] += 40 * arcs[0];
        for (int i = 1; i < arcs.length; i++) {
            octets += groups(arcs[i]);
        }
        if (octets >= 16_384) {
            throw to.error("object identifier of " + octets + " octets");
        }
        to.length(octets);
        for (int i = 1; i < arcs.length; i++) {
            for (int group = groups(arcs[i]) - 1; group >= 0; group--) {
                to.bits(arcs[i] >>> 7 * group & 0x7f | (group > 0 ? 0x80 : 0), 8);
            }
        }
    }

    private static long arc(PerWriter to, String digits) throws PerException {
        try {
            long arc = Long.parseLong(digits);
            if (arc >= 0 && digits.charAt(0) != '+') {
                return arc;
            }
        } catch (NumberFormatException e) {
            // Answered below, with the negative ones.
        }
        throw to.error("not an object identifier arc: " + digits);
    }

    private static int groups(long arc) {
        return Math.max(1, (70 - Long.numberOfLeadingZeros(arc)) / 7);
    }
}
