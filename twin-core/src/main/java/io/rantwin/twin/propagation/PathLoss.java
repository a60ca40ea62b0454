package io.rantwin.twin.propagation;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.topology.Environment;

/**
 * Path loss of TR 38.901 table 7.4.1-1 in dB. Distances and heights in metres, frequencies in hertz.
 *
 * <p>Within the shortest distance for which the table is made (10 m, indoors 1 m) the loss is that of this distance.
 */
public final class PathLoss {
    private static final double LIGHT_METRES_PER_SECOND = 299_792_458.0;
    // Table 7.4.1-1, notes: effective environment height for users up to 13 m, street width, building height.
    private static final double EFFECTIVE_ENVIRONMENT_METRES = 1;
    private static final double STREET_METRES = 20;
    private static final double BUILDING_METRES = 5;
    private static final double REFERENCE_USER_METRES = 1.5;

    private PathLoss() {}

    /** Shortest horizontal distance for which the table is made. */
    public static double shortestMetres(Environment environment) {
        return environment == Environment.INDOOR_HOTSPOT ? 1 : 10;
    }

    /** Loss with a line of sight. */
    public static double lineOfSightDb(
            Environment environment,
            double groundMetres,
            double stationMetres,
            double userMetres,
            double frequencyHertz) {
        double d2 = Math.max(groundMetres, shortestMetres(environment));
        double rise = stationMetres - userMetres;
        double d3 = Math.sqrt(d2 * d2 + rise * rise);
        double lgF = PortableMath.log10(frequencyHertz / 1e9);
        return switch (environment) {
            case UMA -> {
                double breakPoint = breakPointMetres(stationMetres, userMetres, frequencyHertz);
                yield d2 <= breakPoint
                        ? 28.0 + 22 * PortableMath.log10(d3) + 20 * lgF
                        : 28.0 + 40 * PortableMath.log10(d3) + 20 * lgF - 9 * lgOfSquares(breakPoint, rise);
            }
            case UMI_STREET_CANYON -> {
                double breakPoint = breakPointMetres(stationMetres, userMetres, frequencyHertz);
                yield d2 <= breakPoint
                        ? 32.4 + 21 * PortableMath.log10(d3) + 20 * lgF
                        : 32.4 + 40 * PortableMath.log10(d3) + 20 * lgF - 9.5 * lgOfSquares(breakPoint, rise);
            }
            case RMA -> {
                double breakPoint = 2 * Math.PI * stationMetres * userMetres * frequencyHertz / LIGHT_METRES_PER_SECOND;
                if (d2 <= breakPoint) {
                    yield ruralDb(d3, frequencyHertz);
                }
                double edge = Math.sqrt(breakPoint * breakPoint + rise * rise);
                yield ruralDb(edge, frequencyHertz) + 40 * PortableMath.log10(d3 / edge);
            }
            case INDOOR_HOTSPOT -> 32.4 + 17.3 * PortableMath.log10(d3) + 20 * lgF;
        };
    }

    /** Loss without a line of sight, at least that with one. */
    public static double obstructedDb(
            Environment environment,
            double groundMetres,
            double stationMetres,
            double userMetres,
            double frequencyHertz) {
        double d2 = Math.max(groundMetres, shortestMetres(environment));
        double rise = stationMetres - userMetres;
        double lgD = 0.5 * lgOfSquares(d2, rise);
        double lgF = PortableMath.log10(frequencyHertz / 1e9);
        double loss = switch (environment) {
            case UMA -> 13.54 + 39.08 * lgD + 20 * lgF - 0.6 * (userMetres - REFERENCE_USER_METRES);
            case UMI_STREET_CANYON -> 22.4 + 35.3 * lgD + 21.3 * lgF - 0.3 * (userMetres - REFERENCE_USER_METRES);
            case RMA -> ruralObstructedDb(lgD, lgF, stationMetres, userMetres);
            case INDOOR_HOTSPOT -> 17.3 + 38.3 * lgD + 24.9 * lgF;
        };
        return Math.max(loss, lineOfSightDb(environment, groundMetres, stationMetres, userMetres, frequencyHertz));
    }

    /** Probability of a line of sight for a user up to 13 m high, TR 38.901 table 7.4.2-1 (indoors the mixed office). */
    public static double lineOfSightProbability(Environment environment, double groundMetres) {
        double d = groundMetres;
        return switch (environment) {
            case UMA -> streetProbability(d, 63);
            case UMI_STREET_CANYON -> streetProbability(d, 36);
            case RMA -> d <= 10 ? 1 : PortableMath.exp(-(d - 10) / 1000);
            case INDOOR_HOTSPOT -> {
                if (d <= 1.2) {
                    yield 1;
                }
                yield d < 6.5 ? PortableMath.exp(-(d - 1.2) / 4.7) : 0.32 * PortableMath.exp(-(d - 6.5) / 32.6);
            }
        };
    }

    /** Expected loss: the mean of received power over both states of the line of sight, in dB. */
    public static double expectedDb(
            Environment environment,
            double groundMetres,
            double stationMetres,
            double userMetres,
            double frequencyHertz) {
        double p = lineOfSightProbability(environment, groundMetres);
        double seen = lineOfSightDb(environment, groundMetres, stationMetres, userMetres, frequencyHertz);
        double obstructed = obstructedDb(environment, groundMetres, stationMetres, userMetres, frequencyHertz);
        return -PortableMath.decibels(p * PortableMath.ratio(-seen) + (1 - p) * PortableMath.ratio(-obstructed));
    }

    // UMa and UMi differ by the decay length only while users are not above 13 m.
    private static double streetProbability(double d, double decayMetres) {
        return d <= 18 ? 1 : 18 / d + PortableMath.exp(-d / decayMetres) * (1 - 18 / d);
    }

    private static double breakPointMetres(double stationMetres, double userMetres, double frequencyHertz) {
        double station = Math.max(stationMetres - EFFECTIVE_ENVIRONMENT_METRES, 0.1);
        double user = Math.max(userMetres - EFFECTIVE_ENVIRONMENT_METRES, 0.1);
        return 4 * station * user * frequencyHertz / LIGHT_METRES_PER_SECOND;
    }

    // RMa, PL1 at a distance d3: 20 lg(40 pi d f/3) + min(0.03 h^1.72, 10) lg d - min(0.044 h^1.72, 14.77) + 0.002
    // lg(h) d.
    private static double ruralDb(double d3, double frequencyHertz) {
        double power = PortableMath.pow(BUILDING_METRES, 1.72);
        return 20 * PortableMath.log10(40 * Math.PI * d3 * frequencyHertz / 1e9 / 3)
                + Math.min(0.03 * power, 10) * PortableMath.log10(d3)
                - Math.min(0.044 * power, 14.77)
                + 0.002 * PortableMath.log10(BUILDING_METRES) * d3;
    }

    private static double ruralObstructedDb(double lgD, double lgF, double stationMetres, double userMetres) {
        double lgStation = PortableMath.log10(stationMetres);
        double lgUser = PortableMath.log10(11.75 * userMetres);
        double lower = BUILDING_METRES / stationMetres;
        return 161.04
                - 7.1 * PortableMath.log10(STREET_METRES)
                + 7.5 * PortableMath.log10(BUILDING_METRES)
                - (24.37 - 3.7 * lower * lower) * lgStation
                + (43.42 - 3.1 * lgStation) * (lgD - 3)
                + 20 * lgF
                - (3.2 * lgUser * lgUser - 4.97);
    }

    private static double lgOfSquares(double a, double b) {
        return PortableMath.log10(a * a + b * b);
    }
}
