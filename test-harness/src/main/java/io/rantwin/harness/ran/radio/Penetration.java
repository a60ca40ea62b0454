package io.rantwin.harness.ran.radio;

import io.rantwin.harness.ran.site.Environment;
import java.util.random.RandomGenerator;

/**
 * Loss through the outer wall and inside a building, or into a car: 3GPP TR 38.901 clause 7.4.3.
 *
 * <p>Building: PLtw + 0.5 d2D-in + N(0, sigmaP), with PLtw = 5 - 10 log(sum p_i 10^(-L_i / 10)) (equation 7.4-3) and the
 * materials of table 7.4.3-1: glass 2 + 0.2 f, coated (IRR) glass 23 + 0.3 f, concrete 5 + 4 f, f in GHz. Low loss: 30 %
 * glass, 70 % concrete, sigmaP 4.4 dB; high loss: 70 % coated glass, 30 % concrete, sigmaP 6.5 dB (table 7.4.3-2). Car: 9 dB,
 * sigma 5 dB. A user keeps its deviate and its indoor distance as long as it stays where it is. Immutable.
 */
public final class Penetration {
    private static final double INDOOR_DECIBELS_PER_METRE = 0.5;
    private static final double LOW_LOSS_SIGMA = 4.4;
    private static final double HIGH_LOSS_SIGMA = 6.5;
    private static final double CAR_DECIBELS = 9.0;
    private static final double CAR_SIGMA = 5.0;
    private static final double URBAN_DEPTH_METRES = 25.0;
    private static final double RURAL_DEPTH_METRES = 10.0;

    private final double lowLossWallDecibels;
    private final double highLossWallDecibels;

    /** The losses at one carrier frequency. */
    public Penetration(double frequencyHertz) {
        double gigahertz = frequencyHertz / 1e9;
        double glass = ratio(2.0 + 0.2 * gigahertz);
        double coatedGlass = ratio(23.0 + 0.3 * gigahertz);
        double concrete = ratio(5.0 + 4.0 * gigahertz);
        lowLossWallDecibels = 5.0 - 10.0 * StrictMath.log10(0.3 * glass + 0.7 * concrete);
        highLossWallDecibels = 5.0 - 10.0 * StrictMath.log10(0.7 * coatedGlass + 0.3 * concrete);
    }

    /**
     * The loss in decibels; 0 in the open.
     *
     * @param indoorDistanceMetres d2D-in, without meaning outside buildings
     * @param deviate the user's own standard normal deviate
     */
    public double decibels(Surroundings surroundings, double indoorDistanceMetres, double deviate) {
        return switch (surroundings) {
            case OUTDOOR -> 0.0;
            case CAR -> CAR_DECIBELS + CAR_SIGMA * deviate;
            case BUILDING_LOW_LOSS ->
                lowLossWallDecibels + INDOOR_DECIBELS_PER_METRE * indoorDistanceMetres + LOW_LOSS_SIGMA * deviate;
            case BUILDING_HIGH_LOSS ->
                highLossWallDecibels + INDOOR_DECIBELS_PER_METRE * indoorDistanceMetres + HIGH_LOSS_SIGMA * deviate;
        };
    }

    /**
     * Draws how deep in its building a user is: the smaller of two even draws up to 25 m (rural up to 10 m), clause
     * 7.4.3.1.
     */
    public static double drawIndoorDistanceMetres(Environment environment, RandomGenerator random) {
        double depth = environment == Environment.RMA ? RURAL_DEPTH_METRES : URBAN_DEPTH_METRES;
        double first = random.nextDouble();
        double second = random.nextDouble();
        return depth * Math.min(first, second);
    }

    private static double ratio(double lossDecibels) {
        return StrictMath.pow(10.0, -lossDecibels / 10.0);
    }
}
