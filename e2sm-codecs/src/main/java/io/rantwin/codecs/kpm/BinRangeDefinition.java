package io.rantwin.codecs.kpm;

import java.util.List;

/**
 * The bins of a distribution in up to three dimensions (E2SM-KPM v02.03, IE BinRangeDefinition).
 *
 * @param x bins of the first dimension, at least one
 * @param y bins of the second; empty when there is none
 * @param z bins of the third; empty when there is none
 */
public record BinRangeDefinition(List<BinRange> x, List<BinRange> y, List<BinRange> z) {
    /**
     * One bin.
     *
     * @param binIndex as in the labels distBinX, distBinY and distBinZ, from 1
     * @param startValue lower bound
     * @param endValue upper bound
     */
    public record BinRange(long binIndex, BinRangeValue startValue, BinRangeValue endValue) {}

    public BinRangeDefinition {
        x = List.copyOf(x);
        y = List.copyOf(y);
        z = List.copyOf(z);
    }
}
