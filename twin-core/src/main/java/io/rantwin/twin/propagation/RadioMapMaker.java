package io.rantwin.twin.propagation;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.topology.ModelBasis;
import io.rantwin.twin.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the radio map of a topology: for each cell some hundred demand points where it is the strongest of its carrier, and no
 * other site much stronger on the carriers that both have. They come from geometry where it is known, else from the neighbour
 * graph, else of a cell by itself. Locked cells take no area from others; their own points are where they would be the strongest
 * if they alone were unlocked. The same seed gives the same map.
 */
public final class RadioMapMaker {
    private static final int PURPOSE = 0x0A9;
    private static final int TRIES_PER_POINT = 12;
    // Users of a layer that few sites have leave it where another site is stronger by more than this on a layer that
    // both have: the hysteresis and offsets of reselection and handover come to less.
    private static final double MOST_WEAKER_DB = 6;
    // TR 36.942 annex A.1: below an SINR of -10 dB a link carries nothing, so nobody who is deeper inside is a user of
    // the cell. Here against noise alone, -174 dBm/Hz and a receiver of 9 dB (TR 38.901 table 7.8-1).
    private static final double LEAST_OVER_THERMAL_NOISE_DB = 9 - 10;
    private static final double THERMAL_NOISE_DBM_PER_HERTZ = -174;
    private static final int SUBCARRIERS_OF_A_PRB = 12;
    // Points are sought this far to both sides of the boresight.
    private static final double HALF_WIDTH_DEGREES = 80;
    // Steps of the two-dimensional low-discrepancy sequence of the plastic number (Roberts 2018).
    private static final double STEP_U = 0.7548776662466927;
    private static final double STEP_V = 0.5698402909980532;

    private final Topology topology;
    private final RadioOptions options;
    private final Sky sky;
    private final Chance chance;
    private final Reception reception;

    private RadioMapMaker(Topology topology, RadioOptions options, Chance chance) {
        this.topology = topology;
        this.options = options;
        this.sky = new Sky(topology, options);
        this.chance = chance;
        this.reception = new Reception(sky, options, chance);
    }

    /** The map of a topology. */
    public static RadioMap make(Topology topology, RadioOptions options, Chance chance) {
        return new RadioMapMaker(topology, options, chance).map();
    }

    private RadioMap map() {
        int n = topology.cells().size();
        ModelBasis[] basis = new ModelBasis[n];
        GraphPoints graph = new GraphPoints(topology, options, sky, new Shadowing(chance));
        List<PointDraft> drafts = new ArrayList<>();
        for (int c = 0; c < n; c++) {
            basis[c] = topology.basis(c);
            List<PointDraft> own = basis[c] == ModelBasis.GEOMETRY ? geometry(c) : graph.points(c);
            drafts.addAll(PointDraft.grouped(own));
        }
        return new RadioMap(
                options.pattern(), basis, sky.mechanicalTilt, sky.electricalTilt, PointDraft.points(drafts, n));
    }

    /** Places around the site, evenly spread, where the cell is the strongest; the best places if it is so nowhere. */
    private List<PointDraft> geometry(int c) {
        int s = topology.siteIndexOf(c);
        List<PointDraft> points = new ArrayList<>();
        List<PointDraft> second = new ArrayList<>();
        double u = chance.uniform(Chance.stream(PURPOSE, c), 0);
        double v = chance.uniform(Chance.stream(PURPOSE, c), 1);
        int tries = options.pointsPerCell() * TRIES_PER_POINT;
        double least = leastDbm(c);
        for (int i = 0; i < tries && points.size() < options.pointsPerCell(); i++) {
            u = fraction(u + STEP_U);
            v = fraction(v + STEP_V);
            double r = sky.radius[s] * Math.sqrt(u);
            double angle = StrictMath.toRadians(sky.azimuth[c] + HALF_WIDTH_DEGREES * (2 * v - 1));
            double x = sky.x[s] + r * StrictMath.sin(angle);
            double y = sky.y[s] + r * StrictMath.cos(angle);
            reception.at(x, y, (long) c * tries + i);
            if (reception.strongestOnAir(sky.carrier[c], c) == c
                    && reception.receivedDbm[c] >= least
                    && !reception.isElsewhere(c, MOST_WEAKER_DB)) {
                points.add(draft(c));
            } else if (second.size() < options.pointsPerCell() && i % TRIES_PER_POINT == 0) {
                second.add(draft(c));
            }
        }
        return points.size() >= options.pointsPerCell() / TRIES_PER_POINT ? points : second;
    }

    // Least power of a PRB with which the cell serves anybody.
    private double leastDbm(int c) {
        double hertz =
                SUBCARRIERS_OF_A_PRB * topology.carriers().get(sky.carrier[c]).subcarrierSpacingHertz();
        return THERMAL_NOISE_DBM_PER_HERTZ + PortableMath.decibels(hertz) + LEAST_OVER_THERMAL_NOISE_DB;
    }

    private PointDraft draft(int home) {
        PointDraft draft =
                new PointDraft(home, options.strongest() * topology.carriers().size());
        for (int carrier = 0; carrier < topology.carriers().size(); carrier++) {
            for (int k = 0; k < options.strongest(); k++) {
                int best = reception.strongest(carrier);
                if (best < 0 || reception.receivedDbm[best] == Double.NEGATIVE_INFINITY) {
                    break;
                }
                draft.add(
                        best,
                        reception.receivedDbm[best],
                        reception.isotropic[best],
                        reception.azimuthOffset[best],
                        reception.depression[best]);
                reception.receivedDbm[best] = Double.NEGATIVE_INFINITY;
            }
        }
        draft.sort();
        return draft;
    }

    private static double fraction(double value) {
        return value - Math.floor(value);
    }
}
