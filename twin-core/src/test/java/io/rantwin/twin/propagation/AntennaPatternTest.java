package io.rantwin.twin.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class AntennaPatternTest {
    @Test
    void theElementIsThatOfTheTable() {
        AntennaPattern element = AntennaPattern.ELEMENT;
        assertThat(element.gainDbi(0, 0, 0, 0)).isCloseTo(8, within(1e-12));
        assertThat(element.gainDbi(32.5, 0, 0, 0)).isCloseTo(5, within(1e-9));
        assertThat(element.gainDbi(0, -32.5, 0, 0)).isCloseTo(5, within(1e-9));
        assertThat(element.gainDbi(180, 0, 0, 0)).isCloseTo(-22, within(1e-9));
        assertThat(element.gainDbi(-100, 60, 0, 0)).isCloseTo(-22, within(1e-9));
    }

    @Test
    void tiltsTurnTheBeamDown() {
        AntennaPattern panel = AntennaPattern.PANEL;
        assertThat(panel.bestDbi()).isCloseTo(18, within(1e-12));
        assertThat(panel.gainDbi(0, 0, 0, 0)).isCloseTo(18, within(1e-9));
        assertThat(panel.gainDbi(0, 10, 10, 0)).isCloseTo(18, within(1e-9));
        assertThat(panel.gainDbi(0, 10, 0, 10)).isCloseTo(18 - 12 * (10 / 65.0) * (10 / 65.0), within(1e-9));
        // Ten elements half a wavelength apart: half-power width 102 degrees / 10.
        assertThat(panel.gainDbi(0, 5.1, 0, 0)).isCloseTo(15, within(0.15));
        // Leaning forward raises the back.
        assertThat(AntennaPattern.ELEMENT.gainDbi(90, 0, 20, 0))
                .isCloseTo(AntennaPattern.ELEMENT.gainDbi(90, 0, 0, 0), within(1e-6));
    }

    @Property(seed = "1")
    void noDirectionIsBetterThanTheBestNorWorseThanBothFloors(
            @ForAll @DoubleRange(min = -180, max = 180) double azimuth,
            @ForAll @DoubleRange(min = -90, max = 90) double depression,
            @ForAll @DoubleRange(min = -10, max = 15) double tilt) {
        double gain = AntennaPattern.PANEL.gainDbi(azimuth, depression, tilt, tilt);
        assertThat(gain).isBetween(18.0 - 60 - 1e-9, 18 + 1e-9);
        assertThat(AntennaPattern.PANEL.gainDbi(-azimuth, depression, tilt, tilt))
                .isCloseTo(gain, within(1e-9));
    }
}
