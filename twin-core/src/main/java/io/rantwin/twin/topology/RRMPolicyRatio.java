package io.rantwin.twin.topology;

/**
 * Share of a cell's PRBs for one slice (TS 28.541 clause 4.3.36), each in per cent of the cell.
 *
 * @param dedicatedRatio reserved, lost to others even when unused; 0 to {@code minRatio}
 * @param minRatio guaranteed, lent to others while unused; {@code dedicatedRatio} to {@code maxRatio}
 * @param maxRatio never exceeded; up to 100
 */
public record RRMPolicyRatio(int dedicatedRatio, int minRatio, int maxRatio) {
    /** Nothing guaranteed, nothing withheld. */
    public static final RRMPolicyRatio FREE = new RRMPolicyRatio(0, 0, 100);

    private static final int WHOLE = 100;

    /** Checks 0 &lt;= dedicated &lt;= min &lt;= max &lt;= 100. */
    public RRMPolicyRatio {
        if (!isOrdered(dedicatedRatio, minRatio, maxRatio)) {
            throw new IllegalArgumentException("RRMPolicyRatio must be 0 <= dedicated <= min <= max <= 100, not "
                    + dedicatedRatio + ", " + minRatio + ", " + maxRatio + ".");
        }
    }

    static boolean isOrdered(int dedicated, int min, int max) {
        return dedicated >= 0 && dedicated <= min && min <= max && max <= WHOLE;
    }
}
