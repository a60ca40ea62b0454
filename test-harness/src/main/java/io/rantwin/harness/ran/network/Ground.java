package io.rantwin.harness.ran.network;

import io.rantwin.harness.ran.mobility.Rectangle;
import io.rantwin.harness.ran.site.Layout;
import io.rantwin.harness.ran.site.Site;
import io.rantwin.harness.ran.site.WrapAround;

/**
 * The rectangle in which users move, in axes of its own, turned into the layout's plane.
 *
 * <p>A wrapped layout repeats over the lattice of its first two wrap vectors a and b. Any rectangle of side |a| along a and of
 * the height of b over a holds each place of such a plane exactly once, so even density in it is even density in the network.
 * An open layout gets the rectangle around its sites and half of the usual inter-site distance beyond.
 */
final class Ground {
    private final Rectangle area;
    private final double cosine;
    private final double sine;

    private Ground(Rectangle area, double cosine, double sine) {
        this.area = area;
        this.cosine = cosine;
        this.sine = sine;
    }

    static Ground of(Layout layout) {
        WrapAround wrap = layout.wrapAround();
        if (!wrap.wraps()) {
            return new Ground(around(layout), 1, 0);
        }
        double length = StrictMath.sqrt(wrap.x(0) * wrap.x(0) + wrap.y(0) * wrap.y(0));
        double height = StrictMath.abs(wrap.x(0) * wrap.y(1) - wrap.y(0) * wrap.x(1)) / length;
        return new Ground(
                new Rectangle(-length / 2, -height / 2, length, height), wrap.x(0) / length, wrap.y(0) / length);
    }

    private static Rectangle around(Layout layout) {
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (Site site : layout.sites()) {
            west = StrictMath.min(west, site.xMetres());
            east = StrictMath.max(east, site.xMetres());
            south = StrictMath.min(south, site.yMetres());
            north = StrictMath.max(north, site.yMetres());
        }
        double margin = layout.sites().getFirst().environment().interSiteDistanceMetres() / 2;
        return new Rectangle(west - margin, south - margin, east - west + 2 * margin, north - south + 2 * margin);
    }

    /** The rectangle in its own axes. */
    Rectangle area() {
        return area;
    }

    /** East of the layout's origin. */
    double east(double u, double v) {
        return cosine * u - sine * v;
    }

    /** North of the layout's origin. */
    double north(double u, double v) {
        return sine * u + cosine * v;
    }

    /** Along the rectangle. */
    double along(double x, double y) {
        return cosine * x + sine * y;
    }

    /** Across the rectangle. */
    double across(double x, double y) {
        return cosine * y - sine * x;
    }
}
