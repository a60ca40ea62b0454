package io.rantwin.harness.ran.radio;

import io.rantwin.harness.ran.site.Layout;

/**
 * A parallelogram of the plane whose opposite sides are the same, cut into {@value #STEPS} by {@value #STEPS} grid points.
 *
 * <p>In a wrapped layout its sides are two wrap vectors, or a whole fraction of them, so that what is drawn on it is as
 * seamless as the layout. In an open layout it is a square that repeats after {@value #STEPS} / {@value #STEPS_PER_SCALE}
 * correlation distances.
 *
 * @param ax east part of one side in metres
 * @param ay north part of it
 * @param bx east part of the other side
 * @param by north part of it
 */
record Torus(double ax, double ay, double bx, double by) {
    /** Grid points along a side; a power of two. */
    static final int STEPS = 512;

    /** Least grid points within one correlation distance. */
    static final int STEPS_PER_SCALE = 3;

    /** The torus for a field of the given correlation distance over a layout. */
    static Torus over(Layout layout, double correlationMetres) {
        double longest = STEPS * correlationMetres / STEPS_PER_SCALE;
        if (!layout.wrapAround().wraps()) {
            return new Torus(longest, 0.0, 0.0, longest);
        }
        double ax = layout.wrapAround().x(0);
        double ay = layout.wrapAround().y(0);
        double fraction = 1.0 / Math.max(1.0, Math.ceil(Math.sqrt(ax * ax + ay * ay) / longest));
        return new Torus(
                ax * fraction,
                ay * fraction,
                layout.wrapAround().x(1) * fraction,
                layout.wrapAround().y(1) * fraction);
    }

    /** Distance in metres between two grid points that lie i and j steps apart along the sides, the shortest way round. */
    double distanceMetres(int i, int j) {
        double best = Double.POSITIVE_INFINITY;
        for (int wrapA = -1; wrapA <= 1; wrapA++) {
            for (int wrapB = -1; wrapB <= 1; wrapB++) {
                double u = (double) i / STEPS + wrapA;
                double v = (double) j / STEPS + wrapB;
                double x = u * ax + v * bx;
                double y = u * ay + v * by;
                best = Math.min(best, x * x + y * y);
            }
        }
        return Math.sqrt(best);
    }

    /** Twice the signed area. */
    double determinant() {
        return ax * by - ay * bx;
    }
}
