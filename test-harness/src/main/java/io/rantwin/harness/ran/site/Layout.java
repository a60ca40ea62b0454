package io.rantwin.harness.ran.site;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A whole network: carriers, sites with their cells, and how the plane wraps. Positions are metres east (x) and north (y).
 *
 * <p>Distances and bearings are those to the nearest image of a site. Immutable; the arrays' figures can be read from any
 * thread. What changes while a network runs (power, tilt, cell state) is kept by the simulation.
 */
public final class Layout {
    private final List<Carrier> carriers;
    private final List<Site> sites;
    private final List<Cell> cells;
    private final WrapAround wrapAround;
    private final double[] siteX;
    private final double[] siteY;
    private final int[] cellSite;
    private final int[] cellSector;
    private final int[] cellCarrier;

    /**
     * Puts a network together.
     *
     * @throws IllegalArgumentException when there is no site, the indices of sites and cells do not count up from 0 in
     *     order, or a cell names a carrier that is not there
     */
    public Layout(List<Carrier> carriers, List<Site> sites, WrapAround wrapAround) {
        this.carriers = List.copyOf(carriers);
        this.sites = List.copyOf(sites);
        this.wrapAround = wrapAround;
        if (this.sites.isEmpty()) {
            throw new IllegalArgumentException("A layout needs a site.");
        }
        this.cells = cellsOf(this.sites);
        this.siteX = this.sites.stream().mapToDouble(Site::xMetres).toArray();
        this.siteY = this.sites.stream().mapToDouble(Site::yMetres).toArray();
        this.cellSite = new int[cells.size()];
        this.cellSector = new int[cells.size()];
        this.cellCarrier = new int[cells.size()];
        for (Site site : this.sites) {
            for (int sector = 0; sector < site.sectors().size(); sector++) {
                for (Cell cell : site.sectors().get(sector).cells()) {
                    if (cell.carrier() < 0 || cell.carrier() >= this.carriers.size()) {
                        throw new IllegalArgumentException("Cell " + cell.index() + " of site " + site.name()
                                + " names carrier " + cell.carrier() + " of " + this.carriers.size() + ".");
                    }
                    cellSite[cell.index()] = site.index();
                    cellSector[cell.index()] = sector;
                    cellCarrier[cell.index()] = cell.carrier();
                }
            }
        }
    }

    private static List<Cell> cellsOf(List<Site> sites) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < sites.size(); i++) {
            if (sites.get(i).index() != i) {
                throw new IllegalArgumentException("Site " + sites.get(i).name() + " must have index " + i + ".");
            }
            for (Sector sector : sites.get(i).sectors()) {
                for (Cell cell : sector.cells()) {
                    if (cell.index() != cells.size()) {
                        throw new IllegalArgumentException(
                                "The cell after " + cells.size() + " others has index " + cell.index() + ".");
                    }
                    cells.add(cell);
                }
            }
        }
        return List.copyOf(cells);
    }

    /** The carriers; cells name them by their place here. */
    public List<Carrier> carriers() {
        return carriers;
    }

    /** The sites by index. */
    public List<Site> sites() {
        return sites;
    }

    /** All cells by index. */
    public List<Cell> cells() {
        return cells;
    }

    /** How the plane wraps. */
    public WrapAround wrapAround() {
        return wrapAround;
    }

    /** Index of the site of a cell. */
    public int siteOf(int cell) {
        return cellSite[cell];
    }

    /** Sector of a cell. */
    public Sector sectorOf(int cell) {
        return sites.get(cellSite[cell]).sectors().get(cellSector[cell]);
    }

    /** Number of a cell's sector within its site, from 0. */
    public int sectorNumberOf(int cell) {
        return cellSector[cell];
    }

    /** Index of the carrier of a cell. */
    public int carrierOf(int cell) {
        return cellCarrier[cell];
    }

    /**
     * The way from the nearest image of a site to a point.
     *
     * @param displacement receives metres east and north
     */
    public void displacement(int site, double xMetres, double yMetres, double[] displacement) {
        displacement[0] = xMetres - siteX[site];
        displacement[1] = yMetres - siteY[site];
        wrapAround.nearest(displacement);
    }

    /** Horizontal distance in metres from the nearest image of a site. Allocates; not for the step loop. */
    public double distanceMetres(int site, double xMetres, double yMetres) {
        double[] way = new double[2];
        displacement(site, xMetres, yMetres, way);
        return StrictMath.sqrt(way[0] * way[0] + way[1] * way[1]);
    }

    /** Bearing in degrees, clockwise from north, 0 to below 360, from the nearest image of a site. Allocates. */
    public double bearingDegrees(int site, double xMetres, double yMetres) {
        double[] way = new double[2];
        displacement(site, xMetres, yMetres, way);
        double degrees = StrictMath.toDegrees(StrictMath.atan2(way[0], way[1]));
        return degrees < 0.0 ? degrees + 360.0 : degrees;
    }

    /**
     * Brings a point that walked out of a wrapped layout back to the same place inside it: the image of the point whose
     * nearest site is not displaced. Does nothing to an open layout.
     *
     * @param position metres east and north, replaced
     */
    public void bringBack(double[] position) {
        boolean moved = wrapAround.wraps();
        while (moved) {
            moved = false;
            double best = nearestUnmovedSquare(position[0], position[1]);
            double x = position[0];
            double y = position[1];
            for (int k = 0; k < wrapAround.count(); k++) {
                double square = nearestUnmovedSquare(x - wrapAround.x(k), y - wrapAround.y(k));
                // The margin keeps a point on the very border from being moved to and fro.
                if (square < best * (1.0 - 1e-12)) {
                    best = square;
                    position[0] = x - wrapAround.x(k);
                    position[1] = y - wrapAround.y(k);
                    moved = true;
                }
            }
        }
    }

    /**
     * Draws a point evenly from the area: the whole cluster when it wraps, else the rectangle around the sites
     * and half of the environment's usual inter-site distance beyond it.
     *
     * @param position receives metres east and north
     */
    public void drawPosition(RandomGenerator random, double[] position) {
        double u = random.nextDouble();
        double v = random.nextDouble();
        if (wrapAround.wraps()) {
            position[0] = u * wrapAround.x(0) + v * wrapAround.x(1);
            position[1] = u * wrapAround.y(0) + v * wrapAround.y(1);
            bringBack(position);
        } else {
            double margin = 0.5 * sites.get(0).environment().interSiteDistanceMetres();
            double west = minimum(siteX) - margin;
            double south = minimum(siteY) - margin;
            position[0] = west + u * (maximum(siteX) + margin - west);
            position[1] = south + v * (maximum(siteY) + margin - south);
        }
    }

    private double nearestUnmovedSquare(double x, double y) {
        double best = Double.POSITIVE_INFINITY;
        for (int site = 0; site < siteX.length; site++) {
            double dx = x - siteX[site];
            double dy = y - siteY[site];
            best = Math.min(best, dx * dx + dy * dy);
        }
        return best;
    }

    private static double minimum(double[] figures) {
        double least = Double.POSITIVE_INFINITY;
        for (double figure : figures) {
            least = Math.min(least, figure);
        }
        return least;
    }

    private static double maximum(double[] figures) {
        double most = Double.NEGATIVE_INFINITY;
        for (double figure : figures) {
            most = Math.max(most, figure);
        }
        return most;
    }
}
