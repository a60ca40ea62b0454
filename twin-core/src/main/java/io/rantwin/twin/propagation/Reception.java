package io.rantwin.twin.propagation;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.topology.Environment;
import java.util.Arrays;

/** How all cells in reach are received at one place: the working arrays of the map's maker. Not thread-safe. */
final class Reception {
    // Sites further away than this many of the nearest are too weak to be among the strongest.
    private static final int SITES_IN_REACH = 24;

    private final Sky sky;
    private final RadioOptions options;
    private final Chance chance;
    private Shadowing shadowing;
    private BuildingLoss building;
    private final double[] squared;
    private final int[] order;
    /** Received power per PRB in dBm, minus infinity for cells out of reach. */
    final double[] receivedDbm;

    final double[] isotropic;
    final float[] azimuthOffset;
    final float[] depression;
    /** Cells in reach, the first {@link #inReach} of the array. */
    final int[] cell;

    int inReach;

    Reception(Sky sky, RadioOptions options, Chance chance) {
        this.sky = sky;
        this.options = options;
        this.chance = chance;
        this.shadowing = new Shadowing(chance);
        this.building = BuildingLoss.OUTDOORS;
        int n = sky.azimuth.length;
        squared = new double[sky.sites];
        order = new int[sky.sites];
        receivedDbm = new double[n];
        isotropic = new double[n];
        azimuthOffset = new float[n];
        depression = new float[n];
        cell = new int[n];
    }

    /**
     * Looks from a place.
     *
     * @param world which of the independent worlds, of equal statistics, this place lies in: points of one world share the luck of
     *     their surroundings, points of many worlds together are what is to be expected
     */
    void at(double x, double y, long world) {
        shadowing = new Shadowing(chance.derived(world));
        building = BuildingLoss.of(chance, world, options);
        Arrays.fill(receivedDbm, Double.NEGATIVE_INFINITY);
        inReach = 0;
        int sites = 0;
        for (int s = 0; s < sky.sites; s++) {
            if (sky.cellsOf[s].length > 0) {
                squared[s] = sky.squaredMetres(s, sky.nearestImage(s, x, y), x, y);
                order[sites++] = s;
            }
        }
        int kept = nearest(sites);
        for (int i = 0; i < kept; i++) {
            site(order[i], x, y);
        }
    }

    // Moves the nearest sites to the front; ties keep their order.
    private int nearest(int sites) {
        int kept = Math.min(sites, SITES_IN_REACH);
        for (int i = 0; i < kept; i++) {
            int best = i;
            for (int j = i + 1; j < sites; j++) {
                if (squared[order[j]] < squared[order[best]]) {
                    best = j;
                }
            }
            int moved = order[best];
            order[best] = order[i];
            order[i] = moved;
        }
        return kept;
    }

    private void site(int s, double x, double y) {
        Environment environment = sky.environment[s];
        double ground = Math.max(Math.sqrt(squared[s]), PathLoss.shortestMetres(environment));
        double bearing = sky.bearingDegrees(s, sky.nearestImage(s, x, y), x, y);
        boolean seen = shadowing.isInSight(environment, s, x, y, PathLoss.lineOfSightProbability(environment, ground));
        double shadow = shadowing.decibels(environment, s, x, y, seen ? 1 : 0);
        double knownHeight = Double.NaN;
        double knownFrequency = Double.NaN;
        double gain = 0;
        double below = 0;
        for (int c : sky.cellsOf[s]) {
            if (sky.height[c] != knownHeight || sky.frequency[c] != knownFrequency) {
                knownHeight = sky.height[c];
                knownFrequency = sky.frequency[c];
                double loss = seen
                        ? PathLoss.lineOfSightDb(environment, ground, knownHeight, options.userMetres(), knownFrequency)
                        : PathLoss.obstructedDb(environment, ground, knownHeight, options.userMetres(), knownFrequency);
                gain = Shadowing.gain(loss + shadow + building.decibels(environment, knownFrequency));
                below = StrictMath.toDegrees(StrictMath.atan2(knownHeight - options.userMetres(), ground));
            }
            isotropic[c] = gain;
            azimuthOffset[c] = (float) (bearing - sky.azimuth[c]);
            depression[c] = (float) below;
            double dbi = options.pattern()
                    .gainDbi(azimuthOffset[c], depression[c], sky.mechanicalTilt[c], sky.electricalTilt[c]);
            receivedDbm[c] = sky.referenceDbm[c] + PortableMath.decibels(gain) + dbi;
            cell[inReach++] = c;
        }
    }

    /** The strongest cell on a carrier among a given one and those that are not locked, -1 when none is in reach. */
    int strongestOnAir(int carrier, int given) {
        int best = -1;
        for (int i = 0; i < inReach; i++) {
            int c = cell[i];
            if (sky.carrier[c] == carrier
                    && (c == given || !sky.locked[c])
                    && (best < 0 || receivedDbm[c] > receivedDbm[best])) {
                best = c;
            }
        }
        return best;
    }

    /** Whether on some other carrier of the cell's site another site is stronger than its own by more than so many decibels. */
    boolean isElsewhere(int home, double decibels) {
        int site = sky.site[home];
        for (int carrier : sky.carriersOnAir[site]) {
            if (carrier != sky.carrier[home] && isElsewhere(carrier, site, decibels)) {
                return true;
            }
        }
        return false;
    }

    private boolean isElsewhere(int carrier, int site, double decibels) {
        double here = Double.NEGATIVE_INFINITY;
        double there = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < inReach; i++) {
            int c = cell[i];
            if (sky.carrier[c] != carrier || sky.locked[c]) {
                continue;
            }
            if (sky.site[c] == site) {
                here = Math.max(here, receivedDbm[c]);
            } else {
                there = Math.max(there, receivedDbm[c]);
            }
        }
        return there > here + decibels;
    }

    /** The strongest cell on a carrier, -1 when none is in reach. */
    int strongest(int carrier) {
        int best = -1;
        for (int i = 0; i < inReach; i++) {
            int c = cell[i];
            if (sky.carrier[c] == carrier && (best < 0 || receivedDbm[c] > receivedDbm[best])) {
                best = c;
            }
        }
        return best;
    }
}
