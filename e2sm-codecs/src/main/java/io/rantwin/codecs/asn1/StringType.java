package io.rantwin.codecs.asn1;

import io.rantwin.codecs.asn1.Value.BitStringValue;
import io.rantwin.codecs.asn1.Value.OctetStringValue;
import io.rantwin.codecs.asn1.Value.TextValue;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import io.rantwin.codecs.per.PerWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * BIT STRING, OCTET STRING and the character strings (X.691 clauses 16, 17 and 30): a size, perhaps alignment, units.
 *
 * @param kind what the units are
 * @param size how many there may be
 */
public record StringType(Kind kind, SizeConstraint size) implements AsnType {

    private static final long PRINTABLE_BELOW_64 = printable(0);
    private static final long PRINTABLE_FROM_64 = printable(64);

    /** What a string consists of. */
    public enum Kind {
        BITS,
        OCTETS,
        /** Letters, digits, space and {@code '()+,-./:=?}: checked when writing; peers send others, so not when reading. */
        PRINTABLE,
        /** ISO 646 without control characters. */
        VISIBLE,
        /** ISO 646. */
        IA5,
        /** Its size constraint is not PER-visible. */
        UTF8;

        int unitBits() {
            return this == BITS ? 1 : 8;
        }

        boolean isText() {
            return this != BITS && this != OCTETS;
        }
    }

    @Override
    public Value decode(PerReader from) throws PerException {
        if (kind == Kind.UTF8 || size.readsAnySize(from) || !size.isShort()) {
            return joined(from, from.length());
        }
        int units = from.size(size.lower(), size.upper());
        if (alignsContents()) {
            from.align();
        }
        return switch (kind) {
            case BITS -> new BitStringValue(from.bitField(units), units);
            case OCTETS -> new OctetStringValue(from.octets(units));
            default -> new TextValue(from.characters(units));
        };
    }

    /** Contents behind a general length determinant, which leaves the reader aligned. */
    private Value joined(PerReader from, int first) throws PerException {
        if (kind == Kind.BITS) {
            return joinedBits(from, first);
        }
        if (kind != Kind.UTF8 && !from.moreFragments()) {
            return kind == Kind.OCTETS
                    ? new OctetStringValue(from.octets(first))
                    : new TextValue(from.characters(first));
        }
        Octets octets = from.joinedOctets(first);
        return switch (kind) {
            case OCTETS -> new OctetStringValue(octets);
            case UTF8 -> new TextValue(new String(octets.toArray(), StandardCharsets.UTF_8));
            default -> new TextValue(new String(octets.toArray(), StandardCharsets.ISO_8859_1));
        };
    }

    /** Every fragment but the last is a multiple of 16K bits: whole octets. */
    private static Value joinedBits(PerReader from, int first) throws PerException {
        var octets = new ByteArrayOutputStream();
        int length = first;
        int size = first;
        while (true) {
            boolean more = from.moreFragments();
            octets.writeBytes(from.bitField(size).toArray());
            if (!more) {
                return new BitStringValue(Octets.of(octets.toByteArray()), length);
            }
            size = from.length();
            length += size;
        }
    }

    /**
     * Whether the units begin on an octet boundary: fixed sizes above 16 bits, and variable ones, except short text
     * (X.691 16.9-16.11, 17.6-17.8, 30.5.6-30.5.7). Holds for empty contents too: asn1c, srsRAN and
     * pycrate agree on that.
     */
    private boolean alignsContents() {
        if (size.lower() == size.upper()) {
            return size.upper() * kind.unitBits() > 16;
        }
        return !kind.isText() || size.upper() * kind.unitBits() >= 16;
    }

    @Override
    public void encode(PerWriter to, Value value) throws PerException {
        switch (kind) {
            case BITS -> encodeBits(to, value);
            case OCTETS -> encodeOctets(to, value);
            default -> encodeText(to, value);
        }
    }

    private void encodeBits(PerWriter to, Value value) throws PerException {
        if (!(value instanceof BitStringValue(Octets bits, int length)) || bits.length() != (length + 7) >>> 3) {
            throw AsnType.mismatch(to, "BIT STRING", value);
        }
        if (beginsUnits(to, length)) {
            to.bitField(bits, 0, length);
            return;
        }
        int written = 0;
        int piece;
        do {
            piece = to.piece(length - written);
            to.bitField(bits, written >>> 3, piece);
            written += piece;
        } while (PerWriter.isFragment(piece));
    }

    private void encodeOctets(PerWriter to, Value value) throws PerException {
        if (!(value instanceof OctetStringValue(Octets octets))) {
            throw AsnType.mismatch(to, "OCTET STRING", value);
        }
        if (beginsUnits(to, octets.length())) {
            to.octets(octets, 0, octets.length());
        } else {
            to.countedOctets(octets);
        }
    }

    private void encodeText(PerWriter to, Value value) throws PerException {
        if (!(value instanceof TextValue(String text))) {
            throw AsnType.mismatch(to, "character string", value);
        }
        if (kind == Kind.UTF8) {
            to.countedOctets(Octets.of(text.getBytes(StandardCharsets.UTF_8)));
            return;
        }
        checkAlphabet(to, text);
        if (beginsUnits(to, text.length())) {
            to.characters(text, 0, text.length());
        } else {
            int from = 0;
            int piece;
            do {
                piece = to.piece(text.length() - from);
                to.characters(text, from, from + piece);
                from += piece;
            } while (PerWriter.isFragment(piece));
        }
    }

    /** Writes a size that is a constrained number and aligns; false when a general length has to follow instead. */
    private boolean beginsUnits(PerWriter to, int units) throws PerException {
        if (size.writesAnySize(to, units) || !size.isShort()) {
            return false;
        }
        to.constrained(units, size.lower(), size.upper());
        if (alignsContents()) {
            to.align();
        }
        return true;
    }

    private void checkAlphabet(PerWriter to, String text) throws PerException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed = c < 128
                    && switch (kind) {
                        case PRINTABLE -> ((c < 64 ? PRINTABLE_BELOW_64 : PRINTABLE_FROM_64) >>> c & 1) != 0;
                        case VISIBLE -> c >= ' ' && c <= '~';
                        default -> true;
                    };
            if (!allowed && !(to.toleratesAlphabets() && c < 256)) {
                throw to.error("character U+%04X at %d is not in the alphabet of %s".formatted((int) c, i, kind));
            }
        }
    }

    /** One bit for each character of PrintableString (X.680 41.4) among 64 characters. */
    private static long printable(int from) {
        long characters = 0;
        for (int c = from; c < from + 64; c++) {
            boolean allowed = (c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z')
                    || (c >= '0' && c <= '9')
                    || " '()+,-./:=?".indexOf(c) >= 0;
            characters |= allowed ? 1L << c : 0;
        }
        return characters;
    }
}
