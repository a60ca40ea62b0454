package io.rantwin.harness.ran.fault;

import io.rantwin.harness.ran.site.Layout;
import io.rantwin.harness.ran.site.Site;
import java.util.Arrays;

/** What a jammer at full strength adds to the noise of each cell, as power over noise power. Immutable. */
final class JammerReach {
    /** No jammer. */
    static final JammerReach NONE = new JammerReach(new double[0]);

    /** Path loss exponent of the urban macro cell (37.6 dB a decade). */
    private static final double EXPONENT = 3.76;

    private static final double LONE_SITE_METRES = 500;

    private final double[] overNoise;

    private JammerReach(double[] overNoise) {
        this.overNoise = overNoise;
    }

    static JammerReach of(NetworkFault.Jammer jammer, Layout layout) {
        double[] overNoise = new double[layout.cells().size()];
        for (int cell = 0; cell < overNoise.length; cell++) {
            if (jammer.carrier() < 0 || jammer.carrier() == layout.carrierOf(cell)) {
                double distance = distance(jammer, layout, cell);
                overNoise[cell] = aboveNoise(jammer.noiseRiseDb())
                        * StrictMath.pow(1 + distance / jammer.reachMetres(), -EXPONENT);
            }
        }
        return new JammerReach(overNoise);
    }

    /** Power over noise power that raises the noise by so many decibels. */
    static double aboveNoise(double noiseRiseDb) {
        return StrictMath.pow(10, noiseRiseDb / 10) - 1;
    }

    /** Marks the cells that it reaches. */
    void mark(boolean[] cells) {
        for (int cell = 0; cell < overNoise.length; cell++) {
            cells[cell] |= overNoise[cell] > 0;
        }
    }

    /** Adds its power, a share of the full one, to those of the cells. */
    void addTo(double[] interference, double strength) {
        for (int cell = 0; cell < overNoise.length; cell++) {
            interference[cell] += strength * overNoise[cell];
        }
    }

    @Override
    public String toString() {
        return Arrays.toString(overNoise);
    }

    /** From the cell's middle: a third of the way to the nearest other site along its boresight. */
    private static double distance(NetworkFault.Jammer jammer, Layout layout, int cell) {
        Site site = layout.sites().get(layout.siteOf(cell));
        double nearest = Double.POSITIVE_INFINITY;
        for (Site other : layout.sites()) {
            double between = layout.distanceMetres(other.index(), site.xMetres(), site.yMetres());
            if (other.index() != site.index() && between > 1) {
                nearest = Math.min(nearest, between);
            }
        }
        double out = (nearest == Double.POSITIVE_INFINITY ? LONE_SITE_METRES : nearest) / 3;
        double azimuth = StrictMath.toRadians(layout.sectorOf(cell).azimuthDegrees());
        double[] way = {
            jammer.xMetres() - site.xMetres() - out * StrictMath.sin(azimuth),
            jammer.yMetres() - site.yMetres() - out * StrictMath.cos(azimuth)
        };
        layout.wrapAround().nearest(way);
        return StrictMath.sqrt(way[0] * way[0] + way[1] * way[1]);
    }
}
