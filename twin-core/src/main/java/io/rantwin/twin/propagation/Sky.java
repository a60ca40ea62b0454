package io.rantwin.twin.propagation;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.Environment;
import io.rantwin.twin.topology.ModelBasis;
import io.rantwin.twin.topology.Position;
import io.rantwin.twin.topology.Site;
import io.rantwin.twin.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The cells of known geometry as flat arrays, grouped by site, and the nearest image of a site seen from a place. */
final class Sky {
    private static final double DEFAULT_POWER_DBM = 46;
    private static final double LEAST_RADIUS_METRES = 20;
    private static final double MOST_RADIUS_METRES = 10_000;
    // The corner of a hexagon lies 1/sqrt(3) of the distance between sites away; that of an uneven area farther.
    private static final double REACH_OF_NEIGHBOUR_DISTANCE = 0.75;
    private static final int NEIGHBOUR_RANK = 2;

    final int sites;
    final double[] x;
    final double[] y;
    final Environment[] environment;
    final double[] radius;
    final int[][] cellsOf;
    /** Carriers of each site's cells that are not locked, each once. */
    final int[][] carriersOnAir;

    final double[] azimuth;
    final double[] height;
    final double[] mechanicalTilt;
    final double[] electricalTilt;
    final double[] referenceDbm;
    final double[] frequency;
    final int[] carrier;
    /** Of each cell; negative where it is not known. */
    final int[] site;

    final boolean[] locked;
    private final double[] shiftX;
    private final double[] shiftY;

    Sky(Topology topology, RadioOptions options) {
        int n = topology.cells().size();
        List<Site> all = topology.sites();
        sites = all.size();
        x = new double[sites];
        y = new double[sites];
        environment = new Environment[sites];
        cellsOf = new int[sites][];
        carriersOnAir = new int[sites][];
        azimuth = new double[n];
        height = new double[n];
        mechanicalTilt = new double[n];
        electricalTilt = new double[n];
        referenceDbm = new double[n];
        frequency = new double[n];
        carrier = new int[n];
        site = new int[n];
        locked = new boolean[n];
        shiftX = new double[topology.wrapVectors().size() + 1];
        shiftY = new double[shiftX.length];
        for (int k = 1; k < shiftX.length; k++) {
            shiftX[k] = topology.wrapVectors().get(k - 1).xMetres();
            shiftY[k] = topology.wrapVectors().get(k - 1).yMetres();
        }
        List<List<Integer>> found = new ArrayList<>();
        for (int s = 0; s < sites; s++) {
            Position position = all.get(s).position();
            x[s] = position == null ? Double.NaN : position.xMetres();
            y[s] = position == null ? Double.NaN : position.yMetres();
            Environment known = all.get(s).environment();
            environment[s] = known == null ? options.environment() : known;
            found.add(new ArrayList<>());
        }
        for (int c = 0; c < n; c++) {
            if (topology.basis(c) == ModelBasis.GEOMETRY) {
                found.get(topology.siteIndexOf(c)).add(c);
            }
        }
        for (int s = 0; s < sites; s++) {
            cellsOf[s] = found.get(s).stream().mapToInt(Integer::intValue).toArray();
        }
        radius = new double[sites];
        Arrays.setAll(radius, this::radius);
        for (int c = 0; c < n; c++) {
            cell(topology, c, options);
        }
        Arrays.setAll(
                carriersOnAir,
                s -> Arrays.stream(cellsOf[s])
                        .filter(c -> !locked[c])
                        .map(c -> carrier[c])
                        .distinct()
                        .toArray());
    }

    private void cell(Topology topology, int c, RadioOptions options) {
        Cell cell = topology.cells().get(c);
        int s = topology.siteIndexOf(c);
        Environment where = s < 0 ? options.environment() : environment[s];
        carrier[c] = topology.carrierOf(c);
        site[c] = s;
        locked[c] = !cell.unlocked();
        frequency[c] = topology.carriers().get(carrier[c]).frequencyHertz();
        Double power = cell.configuredMaxTxPowerDbm();
        // Received powers are compared per PRB: what counts is the power of one.
        int blocks = topology.carriers().get(carrier[c]).resourceBlocks();
        referenceDbm[c] = (power == null ? DEFAULT_POWER_DBM : power) - PortableMath.decibels(blocks);
        azimuth[c] = cell.azimuthDegrees() == null ? 0 : cell.azimuthDegrees();
        height[c] = cell.heightMetres() == null ? RadioOptions.stationMetres(where) : cell.heightMetres();
        mechanicalTilt[c] = cell.mechanicalTiltDegrees() == null ? 0 : cell.mechanicalTiltDegrees();
        if (cell.electricalTiltDegrees() != null) {
            electricalTilt[c] = cell.electricalTiltDegrees();
        } else if (s >= 0 && cell.mechanicalTiltDegrees() == null) {
            // Unknown tilts are taken as sensible ones: the beam meets the ground at two thirds of the radius.
            electricalTilt[c] =
                    StrictMath.toDegrees(StrictMath.atan2(height[c] - options.userMetres(), radius[s] * 2 / 3));
        }
    }

    // The third nearest site stands for the distance between sites: one or two may be on the same roof.
    private double radius(int s) {
        double[] distances = new double[sites];
        int count = 0;
        for (int other = 0; other < sites; other++) {
            if (other != s && cellsOf[other].length > 0) {
                int image = nearestImage(other, x[s], y[s]);
                double d = Math.sqrt(squaredMetres(other, image, x[s], y[s]));
                if (d > LEAST_RADIUS_METRES) {
                    distances[count++] = d;
                }
            }
        }
        if (count == 0) {
            return RadioOptions.loneRadiusMetres(environment[s]);
        }
        Arrays.sort(distances, 0, count);
        double d = distances[Math.min(NEIGHBOUR_RANK, count - 1)];
        return Math.clamp(d * REACH_OF_NEIGHBOUR_DISTANCE, LEAST_RADIUS_METRES, MOST_RADIUS_METRES);
    }

    /** Which image of a site is nearest to a place, 0 for the site itself. */
    int nearestImage(int site, double atX, double atY) {
        int best = 0;
        double least = squaredMetres(site, 0, atX, atY);
        for (int k = 1; k < shiftX.length; k++) {
            double d = squaredMetres(site, k, atX, atY);
            if (d < least) {
                least = d;
                best = k;
            }
        }
        return best;
    }

    double squaredMetres(int site, int image, double atX, double atY) {
        double dx = atX - x[site] - shiftX[image];
        double dy = atY - y[site] - shiftY[image];
        return dx * dx + dy * dy;
    }

    /** Direction from a site's image to a place, clockwise from north in degrees. */
    double bearingDegrees(int site, int image, double atX, double atY) {
        return StrictMath.toDegrees(StrictMath.atan2(atX - x[site] - shiftX[image], atY - y[site] - shiftY[image]));
    }
}
