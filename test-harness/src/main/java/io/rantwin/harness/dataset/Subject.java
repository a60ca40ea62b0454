package io.rantwin.harness.dataset;

import io.rantwin.codecs.identity.Snssai;
import org.jspecify.annotations.Nullable;

/**
 * What of a node a figure is about; everything {@code null} is the node as a whole.
 *
 * @param cell one of several cells of the node, by the name of the set
 * @param ue one UE, by the number of the set (IMSI, or what stands for it)
 * @param slice one slice
 * @param bin one bin of a distribution
 */
public record Subject(
        @Nullable String cell,
        @Nullable Long ue,
        @Nullable Snssai slice,
        @Nullable Bin bin) {
    /** The node as a whole. */
    public static final Subject NODE = new Subject(null, null, null, null);

    /**
     * A bin of a distribution, each coordinate from 1.
     *
     * @param x distBinX
     * @param y distBinY
     * @param z distBinZ
     */
    public record Bin(int x, int y, int z) {}

    /** A cell of a node. */
    public static Subject ofCell(String cell) {
        return new Subject(cell, null, null, null);
    }

    /** A UE. */
    public static Subject ofUe(long ue, @Nullable Snssai slice) {
        return new Subject(null, ue, slice, null);
    }

    /** A slice. */
    public static Subject ofSlice(Snssai slice) {
        return new Subject(null, null, slice, null);
    }
}
