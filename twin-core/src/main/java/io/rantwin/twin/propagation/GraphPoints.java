package io.rantwin.twin.propagation;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.topology.ModelBasis;
import io.rantwin.twin.topology.NeighbourRelation;
import io.rantwin.twin.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Demand points of cells whose place is unknown.
 *
 * <p>A heuristic, made to be calibrated: as long a border is shared with a neighbour, so many users cross it, so handovers divide
 * the cell's border among its neighbours. A share of the cell's points equal to a neighbour's share of handovers lies towards it,
 * evenly over the area from the mast (fraction 0) to the border (fraction 1) of an ordinary cell. At fraction t the own mast is
 * t radii away and that neighbour's 2 - t; another neighbour is received as from 2 radii, weaker by the ratio of the handover
 * shares. Loss follows TR 36.814 table A.2.1.1.2-1 (37.6 dB per decade), shadowing of 6 dB has correlation 0.5; the home cell stays
 * the strongest by exchange. A cell without neighbours sees three neighbours of load one half that are in no topology.
 */
final class GraphPoints {
    private static final double RADIUS_KILOMETRES = 0.2;
    private static final double LOSS_AT_ONE_KILOMETRE_DB = 128.1;
    private static final double LOSS_PER_DECADE_DB = 37.6;
    private static final double LOSS_FREQUENCY_HERTZ = 2e9;
    private static final double ANTENNA_DBI = 14;
    private static final double SHADOWING_DB = 6;
    private static final double ROOT_HALF = 0x1.6a09e667f3bcdp-1;
    private static final double LEAST_FRACTION = 0.05;
    private static final double MOST_PENALTY_DB = 15;
    private static final int UNKNOWN_NEIGHBOURS = 3;
    private static final double UNKNOWN_LOAD = 0.5;

    private final Topology topology;
    private final RadioOptions options;
    private final Sky sky;
    private final Shadowing shadowing;

    GraphPoints(Topology topology, RadioOptions options, Sky sky, Shadowing shadowing) {
        this.topology = topology;
        this.options = options;
        this.sky = sky;
        this.shadowing = shadowing;
    }

    List<PointDraft> points(int home) {
        int[] neighbours = neighbours(home);
        double[] shares = shares(home, neighbours);
        int[] parts = apportioned(shares, options.pointsPerCell());
        List<PointDraft> points = new ArrayList<>();
        int number = 0;
        for (int towards = 0; towards < parts.length; towards++) {
            for (int m = 0; m < parts[towards]; m++) {
                double fraction = Math.max(Math.sqrt((m + 0.5) / parts[towards]), LEAST_FRACTION);
                points.add(point(home, neighbours, shares, towards, fraction, number++));
            }
        }
        return points;
    }

    private PointDraft point(int home, int[] neighbours, double[] shares, int towards, double fraction, int number) {
        long place = ((long) home << 20) + number;
        double common = ROOT_HALF * shadowing.placeless(0, place);
        double[] loss = new double[neighbours.length + 1];
        loss[neighbours.length] = lossDb(fraction, home) + shadow(common, home, place);
        for (int j = 0; j < neighbours.length; j++) {
            double penalty = j == towards
                    ? 0
                    : Math.clamp(PortableMath.decibels(shares[towards] / shares[j]), 0, MOST_PENALTY_DB);
            double away = j == towards ? 2 - fraction : 2;
            loss[j] = lossDb(away, home) + penalty + shadow(common, neighbours[j] < 0 ? j : neighbours[j] + 3, place);
        }
        keepHomeStrongest(loss);
        PointDraft draft = new PointDraft(home, neighbours.length + 1);
        double own = loss[neighbours.length];
        draft.add(home, sky.referenceDbm[home] - own, Shadowing.gain(own), Float.NaN, 0);
        double background = 0;
        for (int j = 0; j < neighbours.length; j++) {
            if (neighbours[j] < 0) {
                background += UNKNOWN_LOAD * Shadowing.gain(loss[j] - own);
            } else {
                int c = neighbours[j];
                draft.add(c, sky.referenceDbm[c] - loss[j], Shadowing.gain(loss[j]), Float.NaN, 0);
            }
        }
        draft.background(background);
        draft.sort();
        return draft;
    }

    private static void keepHomeStrongest(double[] loss) {
        int own = loss.length - 1;
        int best = own;
        for (int j = 0; j < own; j++) {
            best = loss[j] < loss[best] ? j : best;
        }
        double moved = loss[best];
        loss[best] = loss[own];
        loss[own] = moved;
    }

    private double lossDb(double radii, int home) {
        return LOSS_AT_ONE_KILOMETRE_DB
                + LOSS_PER_DECADE_DB * PortableMath.log10(radii * RADIUS_KILOMETRES)
                + 20 * PortableMath.log10(sky.frequency[home] / LOSS_FREQUENCY_HERTZ)
                - ANTENNA_DBI;
    }

    private double shadow(double common, int which, long place) {
        return SHADOWING_DB * (common + ROOT_HALF * shadowing.placeless(1L + which, place));
    }

    /** Neighbours by falling share, as many as a point may keep; strangers (-1) for a cell that has none. */
    private int[] neighbours(int home) {
        if (topology.basis(home) == ModelBasis.STAND_ALONE) {
            int[] strangers = new int[UNKNOWN_NEIGHBOURS];
            Arrays.fill(strangers, RadioMap.NONE);
            return strangers;
        }
        return topology.relationsOf(home).stream()
                .mapToInt(NeighbourRelation::neighbour)
                .distinct()
                .boxed()
                .sorted((a, b) -> Double.compare(weight(home, b), weight(home, a)))
                .limit(options.strongest() - 1L)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private double[] shares(int home, int[] neighbours) {
        double[] shares = new double[neighbours.length];
        double sum = 0;
        for (int j = 0; j < shares.length; j++) {
            shares[j] = neighbours[j] < 0 ? 1 : weight(home, neighbours[j]);
            sum += shares[j];
        }
        for (int j = 0; j < shares.length; j++) {
            shares[j] /= sum;
        }
        return shares;
    }

    /** Handovers in both directions; uncounted relations and silent ones weigh as much as one handover. */
    private double weight(int a, int b) {
        double both = 1;
        for (NeighbourRelation relation : topology.relationsOf(a)) {
            both += relation.neighbour() == b && relation.handovers() != null ? relation.handovers() : 0;
        }
        for (NeighbourRelation relation : topology.relationsOf(b)) {
            both += relation.neighbour() == a && relation.handovers() != null ? relation.handovers() : 0;
        }
        return both;
    }

    /** Whole numbers in the proportion of the shares, by largest remainders. */
    static int[] apportioned(double[] shares, int total) {
        int[] parts = new int[shares.length];
        int given = 0;
        for (int j = 0; j < shares.length; j++) {
            parts[j] = (int) Math.floor(shares[j] * total);
            given += parts[j];
        }
        for (; given < total; given++) {
            int best = 0;
            for (int j = 1; j < shares.length; j++) {
                best = shares[j] * total - parts[j] > shares[best] * total - parts[best] ? j : best;
            }
            parts[best]++;
        }
        return parts;
    }
}
