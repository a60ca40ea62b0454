package io.rantwin.codecs.identity;

import io.rantwin.codecs.per.Octets;

/**
 * PLMN identity: three octets of BCD digits (3GPP TS 38.413 9.3.3.5). Peers also send octets that are no digits; they are
 * kept, and have no {@link #mcc} and {@link #mnc}.
 *
 * @param octets exactly three octets: MCC digits 2 and 1, MNC digit 3 (F for two-digit MNCs) and MCC digit 3, MNC digits
 *     2 and 1, high half-octet first
 */
public record Plmn(Octets octets) {
    public Plmn {
        if (octets.length() != 3) {
            throw new IllegalArgumentException("a PLMN identity has 3 octets, not " + octets.length());
        }
    }

    /**
     * @param mcc mobile country code, 3 digits
     * @param mnc mobile network code, 2 or 3 digits
     */
    public static Plmn of(String mcc, String mnc) {
        if (!mcc.matches("[0-9]{3}") || !mnc.matches("[0-9]{2,3}")) {
            throw new IllegalArgumentException("MCC has 3 digits and MNC 2 or 3: " + mcc + "-" + mnc);
        }
        char third = mnc.length() == 3 ? mnc.charAt(2) : 'f';
        return new Plmn(Octets.ofHex(
                "" + mcc.charAt(1) + mcc.charAt(0) + third + mcc.charAt(2) + mnc.charAt(1) + mnc.charAt(0)));
    }

    /** Mobile country code, or what stands there instead as hexadecimal digits. */
    public String mcc() {
        String hex = octets.toHex();
        return "" + hex.charAt(1) + hex.charAt(0) + hex.charAt(3);
    }

    /** Mobile network code of 2 or 3 digits, or what stands there instead as hexadecimal digits. */
    public String mnc() {
        String hex = octets.toHex();
        String two = "" + hex.charAt(5) + hex.charAt(4);
        return hex.charAt(2) == 'f' ? two : two + hex.charAt(2);
    }

    /** Such as {@code 001-01}. */
    @Override
    public String toString() {
        return mcc() + "-" + mnc();
    }
}
