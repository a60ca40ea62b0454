package io.rantwin.a1.policy;

/**
 * A cell with its network (NCGI of TS 23.003, 19.6A, or ECGI of 19.6).
 *
 * @param plmnId its network
 * @param rat whether the identity is of NR or of E-UTRA
 * @param cellIdentity 36 bits of NR or 28 bits of E-UTRA
 */
public record CellId(PlmnId plmnId, Rat rat, long cellIdentity) {
    /** Radio access technologies, with the member that carries their identity. */
    public enum Rat {
        NR("ncI", 36),
        EUTRA("ecI", 28);

        private final String member;
        private final int bits;

        Rat(String member, int bits) {
            this.member = member;
            this.bits = bits;
        }

        /** Member of {@code cId}. */
        public String member() {
            return member;
        }

        /** Largest identity. */
        public long largest() {
            return (1L << bits) - 1;
        }
    }

    /** An NR cell. */
    public static CellId nr(PlmnId plmnId, long ncI) {
        return new CellId(plmnId, Rat.NR, ncI);
    }

    /** The cell as the twin names it: country, network, and the identity in lower-case hex, such as {@code
     * 001-01-01005500a}. */
    @Override
    public String toString() {
        return plmnId + "-" + String.format("%0" + (rat.bits + 3) / 4 + "x", cellIdentity);
    }
}
