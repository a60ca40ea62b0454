package io.rantwin.nearrt.ingest;

import org.jspecify.annotations.Nullable;

/**
 * What values of one column are believed, and their factor to the catalogue's unit.
 *
 * @param factor catalogue's unit = sent x factor; NaN when the node sends another quantity under the name
 * @param least lowest believed value in the unit sent
 * @param most highest believed value in the unit sent
 */
record ValueGate(double factor, double least, double most) {
    /** For names that the catalogue does not know: any finite number. */
    static final ValueGate OPEN = new ValueGate(1, -Double.MAX_VALUE, Double.MAX_VALUE);

    private static final double ALL_ONES = 0xffff_ffffL;
    private static final double HIGHEST_INT = Integer.MAX_VALUE;
    private static final double LOWEST_INT = Integer.MIN_VALUE;

    /** Why a number is not believed; null when it is. */
    @Nullable
    RefusalCause judge(double sent) {
        if (!Double.isFinite(sent)) {
            return RefusalCause.NOT_FINITE;
        }
        if (sent == ALL_ONES || sent == HIGHEST_INT || sent == LOWEST_INT) {
            return RefusalCause.SENTINEL;
        }
        if (Double.isNaN(factor)) {
            return RefusalCause.UNIT;
        }
        return sent < least || sent > most ? RefusalCause.OUT_OF_RANGE : null;
    }
}
