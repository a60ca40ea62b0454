package io.rantwin.codecs.e2ap;

/**
 * eNB identity (3GPP TS 36.413 9.2.1.37).
 *
 * @param kind which of the lengths
 * @param value the identity, in its low bits
 */
public record EnbId(Kind kind, int value) {
    /** Kinds by length. */
    public enum Kind {
        MACRO(20, "macro-eNB-ID", "enb-ID-macro"),
        HOME(28, "home-eNB-ID", "no home eNB ID here"),
        SHORT_MACRO(18, "short-Macro-eNB-ID", "enb-ID-shortmacro"),
        LONG_MACRO(21, "long-Macro-eNB-ID", "enb-ID-longmacro");

        private final int bits;
        private final String alternative;
        private final String ngAlternative;

        Kind(int bits, String alternative, String ngAlternative) {
            this.bits = bits;
            this.alternative = alternative;
            this.ngAlternative = ngAlternative;
        }

        /** Alternative of ENB-ID. */
        String alternative() {
            return alternative;
        }

        /** Alternative of ENB-ID-Choice, which has none for {@link #HOME}. */
        String ngAlternative() {
            return ngAlternative;
        }

        /** Length in bits. */
        public int bits() {
            return bits;
        }
    }
}
