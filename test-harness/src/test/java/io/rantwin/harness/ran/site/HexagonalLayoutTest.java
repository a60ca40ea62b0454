package io.rantwin.harness.ran.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HexagonalLayoutTest {
    private static final Carrier CARRIER = new Carrier("n1", 1, 2.14e9, 0, 20, 1.0);

    private static Layout layout(int sites) {
        return HexagonalLayout.usual(sites, Environment.UMA, List.of(CARRIER)).build();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 19, 37})
    void hasThreeSectorsASiteAndCountsItsCells(int sites) {
        Layout layout = layout(sites);

        assertThat(layout.sites()).hasSize(sites);
        assertThat(layout.cells()).hasSize(3 * sites);
        assertThat(layout.siteOf(3 * sites - 1)).isEqualTo(sites - 1);
        assertThat(layout.sectorNumberOf(3 * sites - 1)).isEqualTo(2);
        assertThat(layout.sectorOf(3 * sites - 1).azimuthDegrees()).isEqualTo(270.0);
    }

    /** With true wrap-around no site is special: each sees the others at the same distances, six of them next door. */
    @ParameterizedTest
    @ValueSource(ints = {7, 19, 37})
    void everySiteSeesTheOthersAtTheSameDistances(int sites) {
        Layout layout = layout(sites);
        double[] fromTheFirst = distances(layout, 0);

        assertThat(fromTheFirst[1]).isCloseTo(500.0, within(1e-6));
        assertThat(fromTheFirst[6]).isCloseTo(500.0, within(1e-6));
        for (int site = 1; site < sites; site++) {
            assertThat(distances(layout, site)).containsExactly(fromTheFirst, within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 19, 37})
    void displacedCopiesLieAtTheRootOfTheSiteCount(int sites) {
        WrapAround wrap = layout(sites).wrapAround();

        assertThat(wrap.count()).isEqualTo(6);
        for (int k = 0; k < 6; k++) {
            assertThat(StrictMath.hypot(wrap.x(k), wrap.y(k))).isCloseTo(500.0 * Math.sqrt(sites), within(1e-6));
        }
    }

    /** The nearest image must be nearest over many copies, not only over the six that the code tries. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 19, 37})
    void nearestImageIsTheNearestOfAllCopies(int sites) {
        Layout layout = layout(sites);
        WrapAround wrap = layout.wrapAround();
        SplittableRandom random = new SplittableRandom(5);
        double[] point = new double[2];
        for (int n = 0; n < 200; n++) {
            layout.drawPosition(random, point);
            int site = random.nextInt(sites);
            Site there = layout.sites().get(site);
            double best = Double.POSITIVE_INFINITY;
            for (int a = -3; a <= 3; a++) {
                for (int b = -3; b <= 3; b++) {
                    double x = point[0] - there.xMetres() + a * wrap.x(0) + b * wrap.x(1);
                    double y = point[1] - there.yMetres() + a * wrap.y(0) + b * wrap.y(1);
                    best = Math.min(best, StrictMath.hypot(x, y));
                }
            }
            assertThat(layout.distanceMetres(site, point[0], point[1])).isCloseTo(best, within(1e-6));
        }
    }

    @Test
    void aPointThatWalksOutComesBackToTheSamePlace() {
        Layout layout = layout(7);
        double[] point = {2100.0, -1300.0};
        layout.bringBack(point);

        assertThat(layout.sites())
                .anySatisfy(site -> assertThat(StrictMath.hypot(point[0] - site.xMetres(), point[1] - site.yMetres()))
                        .isLessThan(500.0 / Math.sqrt(3.0) + 1e-6));
        double[] again = {
            point[0] + layout.wrapAround().x(2), point[1] + layout.wrapAround().y(2)
        };
        layout.bringBack(again);
        assertThat(again).containsExactly(point, within(1e-6));
    }

    /** An even drop: each of 7 sites is nearest to a seventh of the points; 5 sigma of a binomial draw allowed. */
    @Test
    void droppedPointsCoverEverySiteAlike() {
        Layout layout = layout(7);
        SplittableRandom random = new SplittableRandom(8);
        int[] served = new int[7];
        double[] point = new double[2];
        int drops = 14_000;
        for (int n = 0; n < drops; n++) {
            layout.drawPosition(random, point);
            int nearest = 0;
            for (int site = 1; site < 7; site++) {
                if (layout.distanceMetres(site, point[0], point[1])
                        < layout.distanceMetres(nearest, point[0], point[1])) {
                    nearest = site;
                }
            }
            served[nearest]++;
        }
        double sigma = Math.sqrt(drops * (1.0 / 7.0) * (6.0 / 7.0));
        for (int count : served) {
            assertThat((double) count).isCloseTo(drops / 7.0, within(5.0 * sigma));
        }
    }

    @Test
    void bearingsRunClockwiseFromNorth() {
        Layout layout = layout(1);

        assertThat(layout.bearingDegrees(0, 0.0, 10.0)).isEqualTo(0.0);
        assertThat(layout.bearingDegrees(0, 10.0, 0.0)).isCloseTo(90.0, within(1e-9));
        assertThat(layout.bearingDegrees(0, -10.0, 0.0)).isCloseTo(270.0, within(1e-9));
    }

    @Test
    void otherNumbersOfSitesAreRefused() {
        assertThatThrownBy(() -> layout(5)).hasMessageContaining("not 5");
    }

    private static double[] distances(Layout layout, int from) {
        Site site = layout.sites().get(from);
        double[] distances = layout.sites().stream()
                .mapToDouble(other -> layout.distanceMetres(other.index(), site.xMetres(), site.yMetres()))
                .toArray();
        Arrays.sort(distances);
        return distances;
    }
}
