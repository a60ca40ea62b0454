package io.rantwin.harness.ran.mobility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class BoundaryTest {
    private static final Rectangle AREA = new Rectangle(-50, 10, 300, 120);

    @Property(tries = 500, seed = "1")
    void wrappingMovesByWholeAreas(
            @ForAll @DoubleRange(min = -5000, max = 5000) double x,
            @ForAll @DoubleRange(min = -5000, max = 5000) double y) {
        double[][] ue = {{x}, {y}, {1}, {-2}};
        Boundary.wrapping(AREA).keep(ue[0], ue[1], ue[2], ue[3], 0);
        assertThat(AREA.contains(ue[0][0], ue[1][0])).isTrue();
        double turns = (x - ue[0][0]) / 300;
        assertThat(turns).isCloseTo(Math.rint(turns), within(1e-9));
        assertThat(ue[2][0]).isEqualTo(1);
        assertThat(ue[3][0]).isEqualTo(-2);
    }

    @Property(tries = 500, seed = "1")
    void reflectingIsALightRay(
            @ForAll @DoubleRange(min = -50, max = 250) double x,
            @ForAll @DoubleRange(min = -2000, max = 2000) double way) {
        // In small parts, turning at each border, must be where one leap ends.
        double at = x;
        double direction = Math.signum(way);
        double left = Math.abs(way);
        while (left > 0) {
            double border = direction > 0 ? 250 - at : at + 50;
            double part = Math.min(left, border);
            at += direction * part;
            left -= part;
            if (left > 0) {
                direction = -direction;
            }
        }
        double[][] ue = {{x + way}, {20}, {way}, {0}};
        Boundary.reflecting(AREA).keep(ue[0], ue[1], ue[2], ue[3], 0);
        assertThat(ue[0][0]).isCloseTo(at, within(1e-9));
        assertThat(Math.abs(ue[2][0])).isEqualTo(Math.abs(way));
        if (at > -49.999 && at < 249.999) {
            assertThat(Math.signum(ue[2][0])).isEqualTo(direction);
        }
        assertThat(ue[1][0]).isEqualTo(20);
    }
}
