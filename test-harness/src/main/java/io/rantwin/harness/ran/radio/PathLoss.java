package io.rantwin.harness.ran.radio;

import io.rantwin.harness.ran.site.Environment;

/**
 * Basic path loss between one base station height and a user, without shadowing: 3GPP TR 38.901 clause 7.4.1, table
 * 7.4.1-1, from 0.5 to 100 GHz (used here in FR1).
 *
 * <p>Arguments out of the table's range are clamped to it: the horizontal distance to at least 10 m (indoors the 3D
 * distance to at least 1 m), the user's height to the range {@link #lowestUserMetres} .. {@link #highestUserMetres}, the
 * site's height to at least 1.5 m above the environment height. Distances beyond the table's 5 km (rural 10 km, indoors
 * 150 m) are not clamped: the formulas run on, which overstates nothing that interferes. Rural: mean building height 5 m,
 * street width 20 m, the table's defaults.
 *
 * <p>Constants of one carrier and height are worked out once. Immutable.
 */
public final class PathLoss {
    /** Speed of light of the breakpoint formulas of table 7.4.1-1 note 1, in m/s. */
    public static final double LIGHT_METRES_PER_SECOND = 3.0e8;

    private static final double LEAST_DISTANCE_METRES = 10.0;
    private static final double LEAST_INDOOR_METRES = 1.0;
    private static final double BUILDING_HEIGHT_METRES = 5.0;
    private static final double STREET_WIDTH_METRES = 20.0;

    private final Environment environment;
    private final double siteHeightMetres;
    private final double gigahertz;
    private final double logTerm;
    private final double ruralSlope;
    private final double ruralOffset;
    private final double ruralPerMetre;
    private final double ruralNlosConstant;
    private final double ruralNlosSlope;

    /**
     * The path loss of one carrier from one antenna height.
     *
     * @param frequencyHertz 0.5 to 100 GHz; lower ones are taken as they are
     */
    public PathLoss(Environment environment, double frequencyHertz, double siteHeightMetres) {
        this.environment = environment;
        this.siteHeightMetres = siteHeightMetres;
        this.gigahertz = frequencyHertz / 1e9;
        this.logTerm = 20.0 * StrictMath.log10(gigahertz);
        double h = BUILDING_HEIGHT_METRES;
        double power = StrictMath.pow(h, 1.72);
        this.ruralSlope = 20.0 + Math.min(0.03 * power, 10.0);
        this.ruralOffset = 20.0 * StrictMath.log10(40.0 * Math.PI / 3.0) + logTerm - Math.min(0.044 * power, 14.77);
        this.ruralPerMetre = 0.002 * StrictMath.log10(h);
        double logSite = StrictMath.log10(siteHeightMetres);
        double ratio = h / siteHeightMetres;
        this.ruralNlosSlope = 43.42 - 3.1 * logSite;
        this.ruralNlosConstant = 161.04
                - 7.1 * StrictMath.log10(STREET_WIDTH_METRES)
                + 7.5 * StrictMath.log10(h)
                - (24.37 - 3.7 * ratio * ratio) * logSite
                - 3.0 * ruralNlosSlope
                + logTerm;
    }

    /** Lowest user that the table covers, in metres. */
    public double lowestUserMetres() {
        return environment == Environment.RMA || environment == Environment.INDOOR_HOTSPOT ? 1.0 : 1.5;
    }

    /** Highest user that the table covers, in metres. */
    public double highestUserMetres() {
        return environment == Environment.RMA ? 10.0 : 22.5;
    }

    /**
     * Path loss in decibels.
     *
     * @param lineOfSight whether the link has line of sight
     * @param distance2dMetres horizontal distance
     * @param userHeightMetres user above ground
     * @param environmentHeightMetres effective environment height h_E of note 1: 1 m, or more for high users of urban
     *     macro sites; other environments take no notice of it
     */
    public double decibels(
            boolean lineOfSight, double distance2dMetres, double userHeightMetres, double environmentHeightMetres) {
        double user = Math.min(Math.max(userHeightMetres, lowestUserMetres()), highestUserMetres());
        double rise = siteHeightMetres - user;
        double least = environment == Environment.INDOOR_HOTSPOT ? 0.0 : LEAST_DISTANCE_METRES;
        double d2 = Math.max(distance2dMetres, least);
        double d3 = Math.max(Math.sqrt(d2 * d2 + rise * rise), LEAST_INDOOR_METRES);
        double logDistance = PortableMath.log10(d3);
        double los = switch (environment) {
            case UMA -> streetLevel(28.0, 22.0, 9.0, d2, logDistance, user, rise, environmentHeightMetres);
            case UMI_STREET_CANYON -> streetLevel(32.4, 21.0, 9.5, d2, logDistance, user, rise, 1.0);
            case RMA -> rural(d2, d3, logDistance, user);
            case INDOOR_HOTSPOT -> 32.4 + 17.3 * logDistance + logTerm;
        };
        if (lineOfSight) {
            return los;
        }
        double nlos = switch (environment) {
            case UMA -> 13.54 + 39.08 * logDistance + logTerm - 0.6 * (user - 1.5);
            case UMI_STREET_CANYON -> 22.4 + 35.3 * logDistance + 1.065 * logTerm - 0.3 * (user - 1.5);
            case RMA -> ruralNlos(logDistance, user);
            case INDOOR_HOTSPOT -> 17.3 + 38.3 * logDistance + 1.245 * logTerm;
        };
        return Math.max(los, nlos);
    }

    /** Distance in metres from which line of sight falls off faster; infinite indoors, where there is none. */
    public double breakpointMetres(double userHeightMetres, double environmentHeightMetres) {
        double perMetreSquare = gigahertz * 1e9 / LIGHT_METRES_PER_SECOND;
        return switch (environment) {
            // Note 1: d'BP = 4 (hBS - hE) (hUT - hE) f / c. The heights stay at least 0.5 m so that it remains a
            // distance.
            case UMA, UMI_STREET_CANYON ->
                4.0
                        * Math.max(siteHeightMetres - environmentHeightMetres, 0.5)
                        * Math.max(userHeightMetres - environmentHeightMetres, 0.5)
                        * perMetreSquare;
            // Note 5: dBP = 2 pi hBS hUT f / c.
            case RMA -> 2.0 * Math.PI * siteHeightMetres * userHeightMetres * perMetreSquare;
            case INDOOR_HOTSPOT -> Double.POSITIVE_INFINITY;
        };
    }

    /** PL1 = a + b log d3D + 20 log f; beyond d'BP PL2 = a + 40 log d3D + 20 log f - e log(d'BP² + (hBS - hUT)²). */
    private double streetLevel(
            double a, double b, double e, double d2, double logDistance, double user, double rise, double ground) {
        double breakpoint = breakpointMetres(user, ground);
        if (d2 <= breakpoint) {
            return a + b * logDistance + logTerm;
        }
        return a + 40.0 * logDistance + logTerm - e * PortableMath.log10(breakpoint * breakpoint + rise * rise);
    }

    private double rural(double d2, double d3, double logDistance, double user) {
        double breakpoint = breakpointMetres(user, 0.0);
        if (d2 <= breakpoint) {
            return ruralNear(d3, logDistance);
        }
        // PL2 = PL1(dBP) + 40 log(d3D / dBP); dBP is a 3D distance there.
        double logBreakpoint = PortableMath.log10(breakpoint);
        return ruralNear(breakpoint, logBreakpoint) + 40.0 * (logDistance - logBreakpoint);
    }

    /** PL1 = 20 log(40 pi d f / 3) + min(0.03 h^1.72, 10) log d - min(0.044 h^1.72, 14.77) + 0.002 log(h) d. */
    private double ruralNear(double metres, double logMetres) {
        return ruralOffset + ruralSlope * logMetres + ruralPerMetre * metres;
    }

    private double ruralNlos(double logDistance, double user) {
        double logUser = PortableMath.log10(11.75 * user);
        return ruralNlosConstant + ruralNlosSlope * logDistance - (3.2 * logUser * logUser - 4.97);
    }
}
