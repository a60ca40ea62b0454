package io.rantwin.twin.propagation;

import io.rantwin.twin.topology.Environment;
import io.rantwin.twin.topology.ModelBasis;
import io.rantwin.twin.topology.Topology;
import java.util.stream.IntStream;

/**
 * How demand points are made.
 *
 * @param pointsPerCell demand points of each cell, 8 to 1000
 * @param strongest cells that a point keeps on each carrier, 2 to 32
 * @param pattern antenna of cells whose geometry is known
 * @param userMetres height of users
 * @param environment where a site does not say
 * @param indoorShare of the users in buildings, 0 to 1
 * @param highLossShare of the buildings those that keep radio out ({@link BuildingLoss}), 0 to 1
 */
public record RadioOptions(
        int pointsPerCell,
        int strongest,
        AntennaPattern pattern,
        double userMetres,
        Environment environment,
        double indoorShare,
        double highLossShare) {
    /** 100 points, 8 strongest, calibration panel, users at 1.5 m, urban macro, outdoors. */
    public static final RadioOptions STANDARD = new RadioOptions(100, 8, AntennaPattern.PANEL, 1.5, Environment.UMA);

    // TR 38.901 table 7.2-1; Report ITU-R M.2412 clause 8.4.
    private static final double USUAL_INDOOR_SHARE = 0.8;
    private static final double USUAL_HIGH_LOSS_SHARE = 0.2;

    /**
     * The standard ones for a network. Where cells of known place are on several carriers, 80 % of the users are indoors and 20 %
     * of the buildings of high loss: walls decide which layer serves whom, and what it costs when another one takes over. Where
     * all are on one carrier walls weaken all cells alike, and what-ifs came out truer without them (docs/what-if.md).
     */
    public static RadioOptions of(Topology topology) {
        boolean hasLayers = IntStream.range(0, topology.cells().size())
                        .filter(c -> topology.basis(c) == ModelBasis.GEOMETRY)
                        .map(topology::carrierOf)
                        .distinct()
                        .count()
                > 1;
        return hasLayers ? STANDARD.withBuildings(USUAL_INDOOR_SHARE, USUAL_HIGH_LOSS_SHARE) : STANDARD;
    }

    /** With all users outdoors. */
    public RadioOptions(
            int pointsPerCell, int strongest, AntennaPattern pattern, double userMetres, Environment environment) {
        this(pointsPerCell, strongest, pattern, userMetres, environment, 0, 0);
    }

    /** The same with another number of demand points for each cell. */
    public RadioOptions withPoints(int each) {
        return new RadioOptions(each, strongest, pattern, userMetres, environment, indoorShare, highLossShare);
    }

    /** The same with so many of the users in buildings, and so many of the buildings of high loss; both 0 to 1. */
    RadioOptions withBuildings(double usersIndoors, double ofHighLoss) {
        return new RadioOptions(pointsPerCell, strongest, pattern, userMetres, environment, usersIndoors, ofHighLoss);
    }

    /** Checks the ranges. */
    public RadioOptions {
        if (pointsPerCell < 8 || pointsPerCell > 1000 || strongest < 2 || strongest > 32) {
            throw new IllegalArgumentException("There must be 8 to 1000 points a cell and 2 to 32 strongest cells, not "
                    + pointsPerCell + " and " + strongest + ".");
        }
        if (!(indoorShare >= 0 && indoorShare <= 1) || !(highLossShare >= 0 && highLossShare <= 1)) {
            throw new IllegalArgumentException(
                    "Shares of users indoors and of buildings of high loss lie between 0 and 1, not " + indoorShare
                            + " and " + highLossShare + ".");
        }
    }

    /** Antenna height where a cell does not say, TR 38.901 table 7.2-1 and following. */
    static double stationMetres(Environment environment) {
        return switch (environment) {
            case UMA -> 25;
            case UMI_STREET_CANYON -> 10;
            case RMA -> 35;
            case INDOOR_HOTSPOT -> 3;
        };
    }

    /** Half the distance between sites of the evaluation layouts, TR 38.901 table 7.2-1 and following: radius of a site by itself. */
    static double loneRadiusMetres(Environment environment) {
        return switch (environment) {
            case UMA -> 250;
            case UMI_STREET_CANYON -> 100;
            case RMA -> 866;
            case INDOOR_HOTSPOT -> 15;
        };
    }
}
