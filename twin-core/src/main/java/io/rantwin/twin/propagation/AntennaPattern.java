package io.rantwin.twin.propagation;

import io.rantwin.twin.arithmetic.PortableMath;

/**
 * Gain of a panel: the element of TR 38.901 table 7.3-1 times a vertical column of them, half a wavelength apart, steered
 * electrically. Directions are turned into the panel's own coordinates for the mechanical tilt (TR 38.901 clause 7.1.3).
 *
 * @param horizontalHalfPowerDegrees half-power beam width of the element
 * @param verticalHalfPowerDegrees half-power beam width of the element
 * @param sideLobeDb most that the vertical pattern of element and column takes away
 * @param frontToBackDb most that the whole element takes away
 * @param elementGainDbi gain of the element at its best
 * @param columnElements elements in a column, 1 for the element alone
 */
public record AntennaPattern(
        double horizontalHalfPowerDegrees,
        double verticalHalfPowerDegrees,
        double sideLobeDb,
        double frontToBackDb,
        double elementGainDbi,
        int columnElements) {
    /** The element of TR 38.901 table 7.3-1 by itself. */
    public static final AntennaPattern ELEMENT = new AntennaPattern(65, 65, 30, 30, 8, 1);

    /** The panel of the large-scale calibration, TR 38.901 table 7.8-1: ten such elements in a column. */
    public static final AntennaPattern PANEL = new AntennaPattern(65, 65, 30, 30, 8, 10);

    private static final double RIGHT_ANGLE = 90;
    private static final double SMALL = 1e-9;

    /**
     * Gain in dBi.
     *
     * @param azimuthOffsetDegrees direction of the user minus azimuth of the panel
     * @param depressionDegrees how far below the horizon the user is seen, negative above
     * @param mechanicalTiltDegrees downwards
     * @param electricalTiltDegrees downwards
     */
    public double gainDbi(
            double azimuthOffsetDegrees,
            double depressionDegrees,
            double mechanicalTiltDegrees,
            double electricalTiltDegrees) {
        double phi = StrictMath.toRadians(azimuthOffsetDegrees);
        double theta = StrictMath.toRadians(RIGHT_ANGLE + depressionDegrees);
        double beta = StrictMath.toRadians(mechanicalTiltDegrees);
        double sinTheta = StrictMath.sin(theta);
        double cosTheta = StrictMath.cos(theta);
        double forward = StrictMath.cos(phi) * sinTheta;
        double cosBeta = StrictMath.cos(beta);
        double sinBeta = StrictMath.sin(beta);
        // Leaning down by beta turns the forward axis towards the ground: theta' = acos(cos theta cos beta + forward
        // sin beta).
        double cosLocal = Math.clamp(cosTheta * cosBeta + forward * sinBeta, -1.0, 1.0);
        double localTheta = StrictMath.toDegrees(StrictMath.acos(cosLocal));
        double localPhi = StrictMath.toDegrees(
                StrictMath.atan2(StrictMath.sin(phi) * sinTheta, forward * cosBeta - cosTheta * sinBeta));
        double horizontal = Math.min(squaredPart(localPhi / horizontalHalfPowerDegrees), frontToBackDb);
        double vertical = Math.min(squaredPart((localTheta - RIGHT_ANGLE) / verticalHalfPowerDegrees), sideLobeDb);
        double element = Math.min(horizontal + vertical, frontToBackDb);
        return elementGainDbi - element + columnDb(cosLocal, electricalTiltDegrees);
    }

    /** Gain at its best. */
    public double bestDbi() {
        return elementGainDbi + PortableMath.decibels(columnElements);
    }

    private static double squaredPart(double widths) {
        return 12 * widths * widths;
    }

    // |sum over m of exp(j psi m)|^2 / M with psi = pi (cos theta' - cos(90 + tilt)): sin^2(M psi/2) / (M
    // sin^2(psi/2)).
    private double columnDb(double cosLocal, double electricalTiltDegrees) {
        if (columnElements == 1) {
            return 0;
        }
        double psi = Math.PI * (cosLocal + StrictMath.sin(StrictMath.toRadians(electricalTiltDegrees)));
        double below = StrictMath.sin(psi / 2);
        double best = PortableMath.decibels(columnElements);
        if (Math.abs(below) < SMALL) {
            return best;
        }
        double above = StrictMath.sin(columnElements * psi / 2);
        double factor = above * above / (columnElements * below * below);
        return Math.max(PortableMath.decibels(Math.max(factor, SMALL)), best - sideLobeDb);
    }
}
