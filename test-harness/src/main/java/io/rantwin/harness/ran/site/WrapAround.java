package io.rantwin.harness.ran.site;

/**
 * Wrap-around of a hexagonal cluster: the plane is tiled with copies of it, so that no cell is at an edge.
 *
 * <p>A cluster of N = i² + ij + j² sites tiles the plane by the vector w = i a + j b of length d sqrt(N), with a and b two
 * neighbour directions 60 degrees apart and d the inter-site distance, turned by the six multiples of 60 degrees. Those
 * six displacements, with the unmoved cluster, hold every point's nearest image of a site. (Geographical distance based
 * wrapping of TR 38.901 table 7.8-1.) Immutable.
 */
public final class WrapAround {
    /** No wrap-around: an open plane. */
    public static final WrapAround NONE = new WrapAround(new double[0]);

    private static final double HALF_SQRT_3 = StrictMath.sqrt(3.0) / 2.0;
    private static final int VECTORS = 6;

    private final double[] vectors;

    private WrapAround(double[] vectors) {
        this.vectors = vectors;
    }

    /**
     * The wrap-around of the hexagonal cluster with i² + ij + j² sites whose rows run east.
     *
     * @param i steps along the first neighbour direction (east)
     * @param j steps along the second (60 degrees to the left of it)
     * @param interSiteDistanceMetres distance of neighbouring sites
     */
    static WrapAround hexagonal(int i, int j, double interSiteDistanceMetres) {
        double[] vectors = new double[2 * VECTORS];
        double x = (i + 0.5 * j) * interSiteDistanceMetres;
        double y = HALF_SQRT_3 * j * interSiteDistanceMetres;
        for (int k = 0; k < VECTORS; k++) {
            vectors[2 * k] = x;
            vectors[2 * k + 1] = y;
            // Turned by 60 degrees: cos 60 = 1/2, sin 60 = sqrt(3)/2.
            double turned = 0.5 * x - HALF_SQRT_3 * y;
            y = HALF_SQRT_3 * x + 0.5 * y;
            x = turned;
        }
        return new WrapAround(vectors);
    }

    /** Whether there is any wrap-around. */
    public boolean wraps() {
        return vectors.length > 0;
    }

    /** How many displaced copies there are: 0 or 6. */
    public int count() {
        return vectors.length / 2;
    }

    /** East part of displacement k in metres. */
    public double x(int k) {
        return vectors[2 * k];
    }

    /** North part of displacement k in metres. */
    public double y(int k) {
        return vectors[2 * k + 1];
    }

    /**
     * Shortens a displacement to that of the nearest image.
     *
     * <p>Sound for any two points within the cluster or within one wrap vector of it; for points farther out bring them
     * back first ({@link Layout#bringBack}).
     *
     * @param displacement east and north metres from a site to a user; replaced by those from the nearest image of it
     */
    public void nearest(double[] displacement) {
        double x = displacement[0];
        double y = displacement[1];
        double bestX = x;
        double bestY = y;
        double best = x * x + y * y;
        for (int k = 0; k < vectors.length; k += 2) {
            double imageX = x - vectors[k];
            double imageY = y - vectors[k + 1];
            double square = imageX * imageX + imageY * imageY;
            if (square < best) {
                best = square;
                bestX = imageX;
                bestY = imageY;
            }
        }
        displacement[0] = bestX;
        displacement[1] = bestY;
    }
}
