package io.rantwin.harness.ran.radio;

import io.rantwin.harness.ran.site.Environment;
import io.rantwin.harness.ran.site.Layout;
import java.util.random.RandomGenerator;

/**
 * Line of sight, effective environment height, and what is built over, as maps: two users at one place see the same, and a
 * user that moves a little keeps its state (spatial consistency, 3GPP TR 38.901 clause 7.6.3.3, hard decisions).
 *
 * <p>A field, even between 0 and 1 and correlated over the distance of table 7.6.3.1-2, is compared with the probability.
 * The line of sight of different sites is independent. Immutable, O(1) to read.
 */
public final class LinkConditions {
    /** Correlation distance of the indoor state, table 7.6.3.1-2. */
    static final double INDOOR_CORRELATION_METRES = 50.0;

    private final Environment[] environments;
    private final CorrelatedField lineOfSight;
    private final CorrelatedField environmentHeight;
    private final SiteOffsets offsets;
    private final CorrelatedField built;
    private final CorrelatedField coated;

    /**
     * Draws the maps.
     *
     * @param random a stream of its own
     */
    public LinkConditions(Layout layout, RandomGenerator random) {
        int sites = layout.sites().size();
        environments = new Environment[sites];
        for (int site = 0; site < sites; site++) {
            environments[site] = layout.sites().get(site).environment();
        }
        double correlation = losCorrelationMetres(environments[0]);
        Torus torus = Torus.over(layout, correlation);
        CorrelatedField[] pair = CorrelatedField.drawPair(torus, correlation, random);
        lineOfSight = pair[0].shares();
        environmentHeight = pair[1].shares();
        offsets = new SiteOffsets(torus, sites, random);
        Torus ground = Torus.over(layout, INDOOR_CORRELATION_METRES);
        CorrelatedField[] buildings = CorrelatedField.drawPair(ground, INDOOR_CORRELATION_METRES, random);
        built = buildings[0].shares();
        coated = buildings[1].shares();
    }

    /** Correlation distance of the line-of-sight state, table 7.6.3.1-2. */
    static double losCorrelationMetres(Environment environment) {
        return switch (environment) {
            case UMA, UMI_STREET_CANYON -> 50.0;
            case RMA -> 60.0;
            case INDOOR_HOTSPOT -> 10.0;
        };
    }

    /**
     * Whether a site has line of sight to a point.
     *
     * @param outdoorDistanceMetres horizontal distance from the site, for users in a building only its outdoor part
     */
    public boolean lineOfSight(
            int site, double xMetres, double yMetres, double outdoorDistanceMetres, double userHeightMetres) {
        double probability = LosProbability.of(environments[site], outdoorDistanceMetres, userHeightMetres);
        return lineOfSight.nearest(xMetres + offsets.x(site), yMetres + offsets.y(site)) < probability;
    }

    /** Effective environment height h_E of an urban macro link in metres (table 7.4.1-1 note 1); elsewhere 1 m. */
    public double environmentHeightMetres(
            int site, double xMetres, double yMetres, double distanceMetres, double userHeightMetres) {
        if (environments[site] != Environment.UMA || userHeightMetres < 13.5) {
            return 1.0;
        }
        double ground = LosProbability.ofGroundAsEnvironmentHeight(distanceMetres, userHeightMetres);
        double even = environmentHeight.nearest(xMetres + offsets.x(site), yMetres + offsets.y(site));
        if (even <= ground) {
            return 1.0;
        }
        // 12, 15, ... up to hUT - 1.5 m, all as likely; the rest of the even draw picks one.
        int choices = 1 + (int) ((userHeightMetres - 1.5 - 12.0) / 3.0);
        int choice = Math.min((int) ((even - ground) / (1.0 - ground) * choices), choices - 1);
        return 12.0 + 3.0 * choice;
    }

    /**
     * What stands at a point of the map.
     *
     * @param indoorShare share of the area that buildings cover, 0 to 1
     * @param highLossShare share of the buildings with coated glass, 0 to 1
     */
    public Surroundings surroundings(double xMetres, double yMetres, double indoorShare, double highLossShare) {
        if (built.nearest(xMetres, yMetres) >= indoorShare) {
            return Surroundings.OUTDOOR;
        }
        return coated.nearest(xMetres, yMetres) < highLossShare
                ? Surroundings.BUILDING_HIGH_LOSS
                : Surroundings.BUILDING_LOW_LOSS;
    }
}
