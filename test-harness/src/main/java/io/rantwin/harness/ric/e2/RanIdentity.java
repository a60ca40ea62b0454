package io.rantwin.harness.ric.e2;

import io.rantwin.codecs.e2ap.EnbId;
import io.rantwin.codecs.e2ap.GlobalE2nodeId;
import io.rantwin.codecs.e2ap.GlobalEnGnbId;
import io.rantwin.codecs.e2ap.GlobalGnbId;
import io.rantwin.codecs.identity.Plmn;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A node as the platform names it, from its global E2 node id. When a gNB is DU and CU-UP at once, its name is that of the
 * DU.
 *
 * @param ranName such as {@code gnb_001_001_00019b}
 * @param kind enum constant of GnbType or EnbType in the R-NIB
 * @param plmnId the octets in upper-case hexadecimal digits
 * @param nbId the bits of the gNB or eNB id as text
 * @param gnbNodeType {@code gNB}, {@code gNB_CU_UP} or {@code gNB_DU}; empty for an eNB
 * @param cuUpId decimal digits, empty when there is none
 * @param duId decimal digits, empty when there is none
 */
public record RanIdentity(
        String ranName, Kind kind, String plmnId, String nbId, String gnbNodeType, String cuUpId, String duId) {
    /** Kind of node; the names are those of the R-NIB. */
    public enum Kind {
        GNB(true, 1),
        EN_GNB(true, 2),
        MACRO_ENB(false, 1),
        HOME_ENB(false, 2),
        SHORT_MACRO_ENB(false, 3),
        LONG_MACRO_ENB(false, 4),
        MACRO_NG_ENB(false, 5),
        SHORT_MACRO_NG_ENB(false, 6),
        LONG_MACRO_NG_ENB(false, 7);

        private final boolean isGnb;
        private final int number;

        Kind(boolean isGnb, int number) {
            this.isGnb = isGnb;
            this.number = number;
        }

        /** Whether the R-NIB keeps it as GNB, otherwise as ENB. */
        public boolean isGnb() {
            return isGnb;
        }

        /** Number of the constant in GnbType or EnbType. */
        public int number() {
            return number;
        }
    }

    /** The identity of a node. */
    public static RanIdentity of(GlobalE2nodeId id) {
        return switch (id) {
            case GlobalE2nodeId.Gnb(GlobalGnbId gnb, _, Long cuUpId, Long duId) ->
                gnb("gnb", Kind.GNB, gnb.plmn(), gnb.gnbId(), gnb.gnbIdBits(), cuUpId, duId);
            case GlobalE2nodeId.EnGnb(GlobalEnGnbId gnb, Long cuUpId, Long duId) ->
                gnb("en_gnb", Kind.EN_GNB, gnb.plmn(), gnb.gnbId(), gnb.gnbIdBits(), cuUpId, duId);
            case GlobalE2nodeId.NgEnb enb ->
                enb(
                        true,
                        enb.globalNgEnbId().plmn(),
                        enb.globalNgEnbId().enbId());
            case GlobalE2nodeId.Enb enb ->
                enb(false, enb.globalEnbId().plmn(), enb.globalEnbId().enbId());
        };
    }

    private static RanIdentity gnb(
            String prefix, Kind kind, Plmn plmn, long gnbId, int bits, @Nullable Long cuUpId, @Nullable Long duId) {
        String letter = kind == Kind.EN_GNB ? "" : duId != null ? "d" : cuUpId != null ? "c" : "";
        String part =
                switch (letter) {
                    case "d" -> "_" + Long.toHexString(duId == null ? 0 : duId);
                    case "c" -> "_" + Long.toHexString(cuUpId == null ? 0 : cuUpId);
                    default -> "";
                };
        String type = cuUpId != null && duId == null ? "gNB_CU_UP" : duId != null && cuUpId == null ? "gNB_DU" : "gNB";
        return new RanIdentity(
                prefix + letter + place(plmn) + hex(gnbId, bits) + part,
                kind,
                hex(plmn),
                bits(gnbId, bits),
                type,
                cuUpId == null ? "" : cuUpId.toString(),
                duId == null ? "" : duId.toString());
    }

    private static RanIdentity enb(boolean isNg, Plmn plmn, EnbId id) {
        Kind kind =
                switch (id.kind()) {
                    case MACRO -> isNg ? Kind.MACRO_NG_ENB : Kind.MACRO_ENB;
                    case HOME -> Kind.HOME_ENB;
                    case SHORT_MACRO -> isNg ? Kind.SHORT_MACRO_NG_ENB : Kind.SHORT_MACRO_ENB;
                    case LONG_MACRO -> isNg ? Kind.LONG_MACRO_NG_ENB : Kind.LONG_MACRO_ENB;
                };
        String size =
                switch (id.kind()) {
                    case MACRO -> "macro";
                    case HOME -> "home";
                    case SHORT_MACRO -> "shortmacro";
                    case LONG_MACRO -> "longmacro";
                };
        int bits = id.kind().bits();
        return new RanIdentity(
                (isNg ? "ng_enB_" : "enB_") + size + place(plmn) + hex(id.value(), bits),
                kind,
                hex(plmn),
                bits(id.value(), bits),
                "",
                "",
                "");
    }

    private static String place(Plmn plmn) {
        String mnc = plmn.mnc();
        return "_" + plmn.mcc() + "_" + "0".repeat(3 - mnc.length()) + mnc + "_";
    }

    /** The bits right-aligned in whole octets. */
    private static String hex(long value, int bits) {
        return ("%0" + (bits + 7) / 8 * 2 + "x").formatted(value);
    }

    private static String hex(Plmn plmn) {
        return plmn.octets().toHex().toUpperCase(Locale.ROOT);
    }

    private static String bits(long value, int bits) {
        String digits = Long.toBinaryString(value);
        return "0".repeat(Math.max(0, bits - digits.length())) + digits;
    }
}
