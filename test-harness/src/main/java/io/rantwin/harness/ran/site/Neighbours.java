package io.rantwin.harness.ran.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Neighbour relations guessed from geometry, as planning tools do before any measurement.
 *
 * <p>Each cell is given a middle: the point one third of the way to its nearest other site along its boresight (the middle
 * of its hexagon in a regular network). Cells of the same site are always neighbours. Others are when the distance of
 * their middles, over the wrap-around, is at most {@code reach} times the mean of the two sites' nearest-site distances.
 * The nearest come first. Relations across carriers are listed too; the relation is symmetric unless the list is cut.
 */
public final class Neighbours {
    private static final double MIDDLE_SHARE = 1.0 / 3.0;
    private static final double LONE_SITE_METRES = 500.0;

    private final Layout layout;
    private final double[] spacing;
    private final double[] middleX;
    private final double[] middleY;

    private Neighbours(Layout layout) {
        this.layout = layout;
        this.spacing = nearestSites(layout);
        int cells = layout.cells().size();
        this.middleX = new double[cells];
        this.middleY = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            Site site = layout.sites().get(layout.siteOf(cell));
            double azimuth = StrictMath.toRadians(layout.sectorOf(cell).azimuthDegrees());
            double reach = MIDDLE_SHARE * spacing[site.index()];
            middleX[cell] = site.xMetres() + reach * StrictMath.sin(azimuth);
            middleY[cell] = site.yMetres() + reach * StrictMath.cos(azimuth);
        }
    }

    /**
     * The neighbours of every cell.
     *
     * @param reach see the class; 1.0 gives a cell of a regular network the ones around it
     * @param most longest list that a cell gets
     * @return for each cell the indices of its neighbours, nearest first, itself not among them
     */
    public static int[][] of(Layout layout, double reach, int most) {
        Neighbours neighbours = new Neighbours(layout);
        int[][] lists = new int[layout.cells().size()][];
        for (int cell = 0; cell < lists.length; cell++) {
            lists[cell] = neighbours.of(cell, reach, most);
        }
        return lists;
    }

    private int[] of(int cell, double reach, int most) {
        record Candidate(int cell, boolean sameSite, double distance) {}
        List<Candidate> candidates = new ArrayList<>();
        int site = layout.siteOf(cell);
        for (int other = 0; other < middleX.length; other++) {
            int otherSite = layout.siteOf(other);
            double distance = distance(cell, other);
            double limit = reach * 0.5 * (spacing[site] + spacing[otherSite]);
            if (other != cell && (otherSite == site || distance <= limit)) {
                candidates.add(new Candidate(other, otherSite == site, distance));
            }
        }
        candidates.sort(Comparator.comparing((Candidate candidate) -> !candidate.sameSite())
                .thenComparingDouble(Candidate::distance)
                .thenComparingInt(Candidate::cell));
        return candidates.stream().limit(most).mapToInt(Candidate::cell).toArray();
    }

    private double distance(int cell, int other) {
        double[] way = {middleX[other] - middleX[cell], middleY[other] - middleY[cell]};
        layout.wrapAround().nearest(way);
        return StrictMath.sqrt(way[0] * way[0] + way[1] * way[1]);
    }

    private static double[] nearestSites(Layout layout) {
        double[] nearest = new double[layout.sites().size()];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (Site site : layout.sites()) {
            for (int other = 0; other < nearest.length; other++) {
                double distance = layout.distanceMetres(other, site.xMetres(), site.yMetres());
                // Sites closer than a metre are two operators on one mast, which is no spacing.
                if (other != site.index() && distance > 1.0) {
                    nearest[site.index()] = Math.min(nearest[site.index()], distance);
                }
            }
        }
        double image = layout.wrapAround().wraps()
                ? StrictMath.hypot(layout.wrapAround().x(0), layout.wrapAround().y(0))
                : LONE_SITE_METRES;
        for (int site = 0; site < nearest.length; site++) {
            if (nearest[site] == Double.POSITIVE_INFINITY) {
                nearest[site] = image;
            }
        }
        return nearest;
    }
}
