package io.rantwin.codecs.kpm.view;

import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;

/**
 * A cell global identity (CGI) as one number: kind in bits 60-61, PLMN octets in bits 36-59, cell identity below. Also
 * reads or skips the other composed identities that UE identities contain.
 */
public final class CellIdentity {
    private static final int KIND_SHIFT = 60;
    private static final int PLMN_SHIFT = 36;
    private static final long EUTRA = 1L << KIND_SHIFT;
    private static final long UNKNOWN = 2L << KIND_SHIFT;

    private CellIdentity() {}

    /** Whether it is an NR CGI: {@link #cell} has 36 bits. */
    public static boolean isNr(long cgi) {
        return cgi >>> KIND_SHIFT == 0;
    }

    /** Whether it is an E-UTRA CGI: {@link #cell} has 28 bits. Neither this nor NR: of a kind we do not know. */
    public static boolean isEutra(long cgi) {
        return cgi >>> KIND_SHIFT == 1;
    }

    /** The three octets of the PLMN identity as a number. */
    public static int plmn(long cgi) {
        return (int) (cgi >>> PLMN_SHIFT) & 0xff_ffff;
    }

    /** NRCellIdentity or EUTRACellIdentity. */
    public static long cell(long cgi) {
        return cgi & (1L << PLMN_SHIFT) - 1;
    }

    static long read(PerReader from) throws PerException {
        if (from.bit()) {
            Additions.skipAlternative(from);
            return UNKNOWN;
        }
        boolean eutra = from.bit();
        boolean extended = from.bit();
        long plmn = plmn(from);
        long cell = alignedBits(from, eutra ? 28 : 36);
        Additions.skipIf(extended, from);
        return (eutra ? EUTRA : 0) | plmn << PLMN_SHIFT | cell;
    }

    /** OCTET STRING (SIZE (3)). */
    static int plmn(PerReader from) throws PerException {
        return (int) alignedBits(from, 24);
    }

    private static long alignedBits(PerReader from, int bits) throws PerException {
        from.align();
        return from.bits(bits);
    }

    /** GUAMI as PLMN (24 bits), AMF region (8), AMF set (10), AMF pointer (6). */
    static long guami(PerReader from) throws PerException {
        return plmnAnd24Bits(from);
    }

    /** GUMMEI as PLMN (24 bits), MME group (16), MME code (8). */
    static long gummei(PerReader from) throws PerException {
        return plmnAnd24Bits(from);
    }

    private static long plmnAnd24Bits(PerReader from) throws PerException {
        boolean extended = from.bit();
        long plmn = plmn(from);
        long rest = from.bits(24);
        Additions.skipIf(extended, from);
        return plmn << 24 | rest;
    }

    /** GlobalGNB-ID: the gNB-ID has 22 to 32 bits. */
    static void skipGlobalGnbId(PerReader from) throws PerException {
        boolean extended = from.bit();
        plmn(from);
        if (from.bit()) {
            Additions.skipAlternative(from);
        } else {
            int bits = (int) from.constrained(22, 32);
            alignedBits(from, bits);
        }
        Additions.skipIf(extended, from);
    }

    /** GlobalNgENB-ID: macro 20, short macro 18, long macro 21 bits. */
    static void skipGlobalNgEnbId(PerReader from) throws PerException {
        boolean extended = from.bit();
        plmn(from);
        if (from.bit()) {
            Additions.skipAlternative(from);
        } else {
            int kind = (int) from.constrained(0, 2);
            alignedBits(from, kind == 0 ? 20 : kind == 1 ? 18 : 21);
        }
        Additions.skipIf(extended, from);
    }

    /** GlobalENB-ID: macro 20, home 28 bits; short and long macro are extension alternatives. */
    static void skipGlobalEnbId(PerReader from) throws PerException {
        boolean extended = from.bit();
        plmn(from);
        if (from.bit()) {
            skipAddedEnbId(from);
        } else {
            alignedBits(from, from.bit() ? 28 : 20);
        }
        Additions.skipIf(extended, from);
    }

    private static void skipAddedEnbId(PerReader from) throws PerException {
        int addition = from.normallySmall();
        if (addition > 1) {
            from.skipOpenType();
            return;
        }
        from.enterOpenType();
        alignedBits(from, addition == 0 ? 18 : 21);
        from.leaveOpenType();
    }

    /** GlobalNGRANNodeID. */
    static void skipGlobalNgRanNodeId(PerReader from) throws PerException {
        if (from.bit()) {
            Additions.skipAlternative(from);
        } else if (from.bit()) {
            skipGlobalNgEnbId(from);
        } else {
            skipGlobalGnbId(from);
        }
    }
}
