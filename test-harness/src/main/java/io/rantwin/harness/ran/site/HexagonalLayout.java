package io.rantwin.harness.ran.site;

import java.util.ArrayList;
import java.util.List;

/**
 * The regular tri-sector network of 3GPP evaluations (TR 38.901 table 7.8-1, TR 36.814 figure A.2.1.1-1).
 *
 * @param siteCount 1, 3, 7, 19 or 37 sites: clusters that tile the plane
 * @param interSiteDistanceMetres distance of neighbouring sites
 * @param environment propagation scenario of every site
 * @param carriers carriers that every sector radiates
 * @param powerDbm power of every cell over its carrier
 * @param heightMetres antenna height
 * @param mechanicalTiltDegrees lean of every panel, positive downwards
 * @param electricalTiltDegrees steering of every panel, positive downwards
 * @param wrapped whether the cluster wraps around
 */
public record HexagonalLayout(
        int siteCount,
        double interSiteDistanceMetres,
        Environment environment,
        List<Carrier> carriers,
        double powerDbm,
        double heightMetres,
        double mechanicalTiltDegrees,
        double electricalTiltDegrees,
        boolean wrapped) {
    /** Sectors of a site. */
    public static final int SECTORS = 3;

    // Clover-leaf: three hexagons of side R meet at a site, the inter-site distance is 3 R, and each boresight passes
    // its hexagon's middle and points at a neighbour site. In a grid whose rows run east those are at 30, 90, 150 ...
    // degrees.
    private static final double FIRST_AZIMUTH_DEGREES = 30.0;
    private static final double HALF_SQRT_3 = StrictMath.sqrt(3.0) / 2.0;

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException when the number of sites has no tiling here or there is no carrier
     */
    public HexagonalLayout {
        carriers = List.copyOf(carriers);
        if (ring(siteCount) < 0 && siteCount != 3) {
            throw new IllegalArgumentException(
                    "A hexagonal layout has 1, 3, 7, 19 or 37 sites, not " + siteCount + ".");
        }
        if (carriers.isEmpty() || !(interSiteDistanceMetres > 0.0)) {
            throw new IllegalArgumentException("A layout needs a carrier and a positive inter-site distance, not "
                    + interSiteDistanceMetres + " m.");
        }
    }

    /** The usual figures of an environment: its site height and distance, 46 dBm, 9 degrees of electrical tilt. */
    public static HexagonalLayout usual(int siteCount, Environment environment, List<Carrier> carriers) {
        return new HexagonalLayout(
                siteCount,
                environment.interSiteDistanceMetres(),
                environment,
                carriers,
                46.0,
                environment.siteHeightMetres(),
                0.0,
                9.0,
                true);
    }

    /** Builds the layout; the first site of an odd cluster stands at the origin. */
    public Layout build() {
        List<double[]> places = places();
        List<Site> sites = new ArrayList<>();
        int cell = 0;
        for (int index = 0; index < places.size(); index++) {
            List<Sector> sectors = new ArrayList<>();
            for (int number = 0; number < SECTORS; number++) {
                List<Cell> cells = new ArrayList<>();
                for (int carrier = 0; carrier < carriers.size(); carrier++) {
                    cells.add(new Cell(cell++, (SECTORS * index + number) % Cell.PCI_COUNT, carrier, powerDbm));
                }
                sectors.add(new Sector(
                        FIRST_AZIMUTH_DEGREES + 120.0 * number,
                        mechanicalTiltDegrees,
                        electricalTiltDegrees,
                        heightMetres,
                        cells));
            }
            double[] place = places.get(index);
            sites.add(new Site(index, "S" + (index + 1), place[0], place[1], environment, sectors));
        }
        return new Layout(carriers, sites, wrapped ? wrapAround() : WrapAround.NONE);
    }

    private WrapAround wrapAround() {
        // N = i² + ij + j²: 1 = (1,0), 3 = (1,1), 7 = (2,1), 19 = (3,2), 37 = (4,3).
        int rings = ring(siteCount);
        return rings < 0
                ? WrapAround.hexagonal(1, 1, interSiteDistanceMetres)
                : WrapAround.hexagonal(rings + 1, rings, interSiteDistanceMetres);
    }

    private List<double[]> places() {
        if (siteCount == 3) {
            return List.of(place(0, 0), place(1, 0), place(0, 1));
        }
        int rings = ring(siteCount);
        List<double[]> places = new ArrayList<>();
        for (int ring = 0; ring <= rings; ring++) {
            for (int q = -rings; q <= rings; q++) {
                for (int r = -rings; r <= rings; r++) {
                    // Hexagonal distance from the middle in the axial coordinates (q, r).
                    if ((Math.abs(q) + Math.abs(r) + Math.abs(q + r)) / 2 == ring) {
                        places.add(place(q, r));
                    }
                }
            }
        }
        return places;
    }

    private double[] place(int q, int r) {
        return new double[] {(q + 0.5 * r) * interSiteDistanceMetres, HALF_SQRT_3 * r * interSiteDistanceMetres};
    }

    /** Rings around the middle site, or -1 when the number is not 1 + 3k(k+1) with k up to 3. */
    private static int ring(int siteCount) {
        for (int k = 0; k <= 3; k++) {
            if (1 + 3 * k * (k + 1) == siteCount) {
                return k;
            }
        }
        return -1;
    }
}
