package io.rantwin.codecs.rc.control;

import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.per.Octets;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How a peer writes a PLMN into an OCTET STRING of a RAN parameter. */
public enum PlmnForm {
    /** Three octets of BCD digits, as 3GPP does. */
    BCD,
    /** The five or six digits as ASCII characters, as one peer does. */
    ASCII_DIGITS;

    /** The octets of a PLMN in this form. */
    public Octets write(Plmn plmn) {
        return switch (this) {
            case BCD -> plmn.octets();
            case ASCII_DIGITS -> Octets.of((plmn.mcc() + plmn.mnc()).getBytes(StandardCharsets.US_ASCII));
        };
    }

    /** The form that has so many octets, or {@code null}. */
    static @Nullable PlmnForm ofLength(int octets) {
        return switch (octets) {
            case 3 -> BCD;
            case 5, 6 -> ASCII_DIGITS;
            default -> null;
        };
    }

    /** The PLMN in octets of this form, or {@code null} when they are no digits. */
    @Nullable
    Plmn read(Octets octets) {
        if (this == BCD) {
            return new Plmn(octets);
        }
        String digits = new String(octets.toArray(), StandardCharsets.US_ASCII);
        return digits.matches("[0-9]{5,6}") ? Plmn.of(digits.substring(0, 3), digits.substring(3)) : null;
    }
}
