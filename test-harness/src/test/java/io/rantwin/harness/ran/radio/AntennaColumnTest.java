package io.rantwin.harness.ran.radio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AntennaColumnTest {
    private static final AntennaColumn ELEMENT = new AntennaColumn(1, 0.5);
    private static final AntennaColumn COLUMN = AntennaColumn.CALIBRATION;

    /** TR 38.901 table 7.3-1: 8 dBi, 12 (angle/65)² dB, so 3 dB at half of 65 degrees, 30 dB behind. */
    @Test
    void elementHasTheStandardsBeam() {
        assertThat(ELEMENT.gainDbi(0.0, 90.0, 0.0)).isCloseTo(8.0, within(1e-5));
        assertThat(ELEMENT.gainDbi(32.5, 90.0, 0.0)).isCloseTo(5.0, within(1e-5));
        assertThat(ELEMENT.gainDbi(-32.5, 90.0, 0.0)).isCloseTo(5.0, within(1e-5));
        assertThat(ELEMENT.gainDbi(0.0, 122.5, 0.0)).isCloseTo(5.0, within(1e-3));
        assertThat(ELEMENT.gainDbi(180.0, 90.0, 0.0)).isCloseTo(-22.0, within(1e-5));
    }

    /** Ten elements add 10 dB where they are steered to; the element itself is off its axis there. */
    @Test
    void columnPointsWhereItIsSteered() {
        assertThat(COLUMN.gainDbi(0.0, 90.0, 0.0)).isCloseTo(18.0, within(0.01));
        double element = 12.0 * (12.0 / 65.0) * (12.0 / 65.0);
        assertThat(COLUMN.gainDbi(0.0, 102.0, 12.0)).isCloseTo(18.0 - element, within(0.02));
        assertThat(COLUMN.gainDbi(0.0, 102.0, 12.0)).isGreaterThan(COLUMN.gainDbi(0.0, 90.0, 12.0) + 10.0);
    }

    /**
     * Half-power width of N half-wave spaced elements, broadside: 0.886 lambda / (N d) = 0.1772 rad = 10.15 degrees (C. A.
     * Balanis, Antenna Theory, table 6.2: 2 (pi/2 - arccos(1.391 lambda / (pi N d)))).
     */
    @Test
    void columnIsHalfPowerAtItsBeamWidth() {
        double half = StrictMath.toDegrees(StrictMath.asin(1.391 / (Math.PI * 5.0)));
        assertThat(half).isCloseTo(5.08, within(0.01));
        assertThat(COLUMN.gainDbi(0.0, 90.0 + half, 0.0)).isCloseTo(15.0, within(0.12));
        assertThat(COLUMN.gainDbi(0.0, 90.0 - half, 0.0)).isCloseTo(15.0, within(0.12));
    }

    /** Radiated power over the sphere must not exceed what a lossless antenna has: the mean gain is at most 0 dBi. */
    @Test
    void meanGainOverTheSphereIsNotAboveOne() {
        float[] cut = COLUMN.verticalCut(6.0);
        double sum = 0.0;
        int steps = 180;
        for (int i = 0; i < steps; i++) {
            double up = -1.0 + (2.0 * i + 1.0) / steps;
            double level = Math.sqrt(1.0 - up * up);
            for (int j = 0; j < 2 * steps; j++) {
                double azimuth = Math.PI * j / steps;
                double gain = AntennaColumn.gainDbi(
                        cut, level * StrictMath.cos(azimuth), level * StrictMath.sin(azimuth), up);
                sum += StrictMath.pow(10.0, gain / 10.0);
            }
        }
        assertThat(sum / (2.0 * steps * steps)).isBetween(0.4, 1.15);
    }
}
