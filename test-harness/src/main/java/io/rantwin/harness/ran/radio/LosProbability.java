package io.rantwin.harness.ran.radio;

import io.rantwin.harness.ran.site.Environment;

/** How likely a link has line of sight: 3GPP TR 38.901 clause 7.4.2, table 7.4.2-1 (indoors: mixed office). */
public final class LosProbability {
    private static final double HIGH_USER_METRES = 13.0;
    private static final double HIGHEST_USER_METRES = 23.0;

    private LosProbability() {}

    /**
     * The probability of line of sight, 0 to 1.
     *
     * @param outdoorDistanceMetres horizontal distance, for users in a building only its outdoor part
     * @param userHeightMetres user above ground; clamped to 23 m, above which the table gives nothing
     */
    public static double of(Environment environment, double outdoorDistanceMetres, double userHeightMetres) {
        double d = outdoorDistanceMetres;
        return switch (environment) {
            case UMA -> urban(d, 63.0) * macroBonus(d, userHeightMetres);
            case UMI_STREET_CANYON -> urban(d, 36.0);
            case RMA -> d <= 10.0 ? 1.0 : PortableMath.exp(-(d - 10.0) / 1000.0);
            case INDOOR_HOTSPOT -> {
                if (d <= 1.2) {
                    yield 1.0;
                }
                yield d < 6.5 ? PortableMath.exp(-(d - 1.2) / 4.7) : 0.32 * PortableMath.exp(-(d - 6.5) / 32.6);
            }
        };
    }

    /**
     * The probability that the effective environment height h_E of an urban macro link is 1 m: 1 / (1 + C(d2D, hUT)),
     * table 7.4.1-1 note 1. Otherwise it is one of 12, 15, ... , hUT - 1.5 m, all as likely.
     */
    public static double ofGroundAsEnvironmentHeight(double distanceMetres, double userHeightMetres) {
        return 1.0 / (1.0 + height(userHeightMetres) * growth(distanceMetres));
    }

    /** 1 up to 18 m, then 18/d + e^(-d/scale) (1 - 18/d). */
    private static double urban(double d, double scale) {
        return d <= 18.0 ? 1.0 : 18.0 / d + PortableMath.exp(-d / scale) * (1.0 - 18.0 / d);
    }

    /** 1 + C'(hUT) 5/4 (d/100)³ e^(-d/150): users above the roofs see farther. */
    private static double macroBonus(double d, double userHeightMetres) {
        return 1.0 + height(userHeightMetres) * growth(d);
    }

    private static double height(double userHeightMetres) {
        if (userHeightMetres <= HIGH_USER_METRES) {
            return 0.0;
        }
        double above = (Math.min(userHeightMetres, HIGHEST_USER_METRES) - HIGH_USER_METRES) / 10.0;
        return above * Math.sqrt(above);
    }

    private static double growth(double d) {
        if (d <= 18.0) {
            return 0.0;
        }
        double hundreds = d / 100.0;
        return 1.25 * hundreds * hundreds * hundreds * PortableMath.exp(-d / 150.0);
    }
}
