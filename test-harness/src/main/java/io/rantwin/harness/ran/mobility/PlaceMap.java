package io.rantwin.harness.ran.mobility;

import io.rantwin.harness.ran.chance.Draws;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Where people like to be: a background that is uniform over a rectangle, and round hotspots with weights that the owner
 * changes and places that the owner moves through the day. Not thread-safe.
 */
public final class PlaceMap {
    private static final double TWO_PI = 2 * StrictMath.PI;

    private final Rectangle area;
    private final double backgroundWeight;
    private final double[] weight;
    private final double[] xMetres;
    private final double[] yMetres;
    private final double[] radiusMetres;

    /**
     * A round place of uniform density.
     *
     * @param weight share of the people against the other weights, 0 or more
     */
    public record Hotspot(double xMetres, double yMetres, double radiusMetres, double weight) {
        public Hotspot {
            requireWeight(weight);
            if (!(radiusMetres > 0)) {
                throw new IllegalArgumentException("the radius " + radiusMetres + " m must be above zero");
            }
        }
    }

    /** @param backgroundWeight above zero */
    public PlaceMap(Rectangle area, double backgroundWeight, List<Hotspot> hotspots) {
        if (!(backgroundWeight > 0)) {
            throw new IllegalArgumentException("the background's weight " + backgroundWeight + " must be above zero");
        }
        this.area = area;
        this.backgroundWeight = backgroundWeight;
        int places = hotspots.size();
        weight = new double[places];
        xMetres = new double[places];
        yMetres = new double[places];
        radiusMetres = new double[places];
        for (int i = 0; i < places; i++) {
            Hotspot hotspot = hotspots.get(i);
            weight[i] = hotspot.weight();
            xMetres[i] = hotspot.xMetres();
            yMetres[i] = hotspot.yMetres();
            radiusMetres[i] = hotspot.radiusMetres();
        }
    }

    /** Changes a hotspot's weight, 0 or more. */
    public void setWeight(int hotspot, double weight) {
        this.weight[hotspot] = requireWeight(weight);
    }

    /** Moves a hotspot. Who is there already walks on in its own time. */
    public void moveTo(int hotspot, double x, double y) {
        xMetres[hotspot] = x;
        yMetres[hotspot] = y;
    }

    /** Share of the draws that are made for a hotspot; the background may fall into its circle too. */
    public double share(int hotspot) {
        return weight[hotspot] / totalWeight();
    }

    /** Puts a UE on a place drawn from the map. */
    public void place(int ue, UePositions positions, RandomGenerator random) {
        draw(random, positions.xMetres, positions.yMetres, ue);
    }

    /** Draws a place into index {@code i} of two arrays. Hotspots near the edge may reach beyond the area: there it is cut. */
    void draw(RandomGenerator random, double[] x, double[] y, int i) {
        double left = Draws.uniform(random) * totalWeight();
        int hotspot = 0;
        while (hotspot < weight.length && left >= weight[hotspot]) {
            left -= weight[hotspot];
            hotspot++;
        }
        if (hotspot == weight.length) {
            x[i] = area.xMetres() + Draws.uniform(random) * area.widthMetres();
            y[i] = area.yMetres() + Draws.uniform(random) * area.heightMetres();
            return;
        }
        double radius = radiusMetres[hotspot] * StrictMath.sqrt(Draws.uniform(random));
        double angle = TWO_PI * Draws.uniform(random);
        x[i] = clamped(xMetres[hotspot] + radius * StrictMath.cos(angle), area.xMetres(), area.widthMetres());
        y[i] = clamped(yMetres[hotspot] + radius * StrictMath.sin(angle), area.yMetres(), area.heightMetres());
    }

    private double totalWeight() {
        double sum = backgroundWeight;
        for (double one : weight) {
            sum += one;
        }
        return sum;
    }

    private static double clamped(double at, double low, double length) {
        return StrictMath.min(low + length, StrictMath.max(low, at));
    }

    private static double requireWeight(double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("the weight " + weight + " must be finite and not below zero");
        }
        return weight;
    }
}
