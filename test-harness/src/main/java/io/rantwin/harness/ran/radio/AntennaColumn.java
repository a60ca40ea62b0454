package io.rantwin.harness.ran.radio;

/**
 * One column of vertically stacked antenna elements fed as one port: the antenna of the 3GPP calibrations (TR 38.901 table
 * 7.8-1 configuration 1, ten elements half a wavelength apart; TR 36.873 table 8.2-1 K = M = 10).
 *
 * <p>Element (TR 38.901 table 7.3-1): 8 dBi, half-power beam width 65 degrees both ways, side lobes and back 30 dB down,
 * A = -min(A_V + A_H, 30). The elements are weighted w_m = e^(-j 2 pi (m-1) d cos theta_tilt) / sqrt(M) (TR 36.873 clause 5.2.2),
 * which steers the beam down: electrical tilt. The nulls between side lobes stop at {@value #NULL_DECIBELS} dB.
 *
 * <p>Gains come from a table over the cosine of the zenith angle, linear between its {@value #STEPS} steps. Immutable.
 */
public final class AntennaColumn {
    /** The antenna of the calibrations. */
    public static final AntennaColumn CALIBRATION = new AntennaColumn(10, 0.5);

    static final int STEPS = 2048;
    private static final double NULL_DECIBELS = -40.0;
    private static final double ELEMENT_GAIN_DBI = 8.0;
    private static final double HALF_POWER_DEGREES = 65.0;
    private static final double MOST_ATTENUATION = 30.0;

    private final int elements;
    private final double spacingWavelengths;

    /**
     * A column.
     *
     * @param elements how many, 1 or more; the peak gain is 8 + 10 log(elements) dBi
     * @param spacingWavelengths between neighbouring elements
     */
    public AntennaColumn(int elements, double spacingWavelengths) {
        this.elements = elements;
        this.spacingWavelengths = spacingWavelengths;
    }

    /**
     * The vertical cut for an electrical tilt: pairs of element attenuation (positive) and array gain in decibels, at the
     * cosines -1, -1 + 2/{@value #STEPS}, ... 1 of the zenith angle, and one pair more.
     */
    float[] verticalCut(double electricalTiltDegrees) {
        float[] cut = new float[2 * (STEPS + 2)];
        double steered = -StrictMath.sin(StrictMath.toRadians(electricalTiltDegrees));
        for (int k = 0; k <= STEPS; k++) {
            double cosine = -1.0 + 2.0 * k / STEPS;
            double off = (StrictMath.toDegrees(StrictMath.acos(cosine)) - 90.0) / HALF_POWER_DEGREES;
            cut[2 * k] = (float) Math.min(12.0 * off * off, MOST_ATTENUATION);
            cut[2 * k + 1] = (float) arrayDecibels(cosine - steered);
        }
        cut[2 * STEPS + 2] = cut[2 * STEPS];
        cut[2 * STEPS + 3] = cut[2 * STEPS + 1];
        return cut;
    }

    /**
     * The gain in dBi in a direction seen from the panel.
     *
     * @param cut vertical cut of the panel's tilt
     * @param forward part along the boresight of the unit vector to the user
     * @param right part to the right of it
     * @param up part along the panel's upright axis: the cosine of the zenith angle
     */
    static double gainDbi(float[] cut, double forward, double right, double up) {
        double place = (up + 1.0) * (0.5 * STEPS);
        int k = (int) place;
        double part = place - k;
        double vertical = cut[2 * k] + part * (cut[2 * k + 2] - cut[2 * k]);
        double array = cut[2 * k + 1] + part * (cut[2 * k + 3] - cut[2 * k + 1]);
        double off = PortableMath.atan2Degrees(right, forward) / HALF_POWER_DEGREES;
        double horizontal = Math.min(12.0 * off * off, MOST_ATTENUATION);
        return ELEMENT_GAIN_DBI - Math.min(vertical + horizontal, MOST_ATTENUATION) + array;
    }

    /**
     * The gain in dBi at an azimuth and a zenith angle from the panel. Builds the table each time; not for the step loop.
     *
     * @param azimuthDegrees off the boresight
     * @param zenithDegrees 90 straight ahead, above 90 downwards
     */
    public double gainDbi(double azimuthDegrees, double zenithDegrees, double electricalTiltDegrees) {
        double zenith = StrictMath.toRadians(zenithDegrees);
        double azimuth = StrictMath.toRadians(azimuthDegrees);
        double level = StrictMath.sin(zenith);
        return gainDbi(
                verticalCut(electricalTiltDegrees),
                level * StrictMath.cos(azimuth),
                level * StrictMath.sin(azimuth),
                StrictMath.cos(zenith));
    }

    /** |sum of w_m e^(j 2 pi (m-1) d cos theta)|² = sin²(M psi / 2) / (M sin²(psi / 2)), psi = 2 pi d (cos theta - cos tilt). */
    private double arrayDecibels(double cosineOffSteering) {
        double half = Math.PI * spacingWavelengths * cosineOffSteering;
        double sine = StrictMath.sin(half);
        double power = elements;
        if (Math.abs(sine) > 1e-9) {
            double ratio = StrictMath.sin(elements * half) / sine;
            power = ratio * ratio / elements;
        }
        return Math.max(10.0 * StrictMath.log10(power + 1e-12), NULL_DECIBELS);
    }
}
