package io.rantwin.harness.ran.radio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.harness.ran.site.Carrier;
import io.rantwin.harness.ran.site.Environment;
import io.rantwin.harness.ran.site.HexagonalLayout;
import io.rantwin.harness.ran.site.Layout;
import io.rantwin.harness.ran.site.WrapAround;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Statistics over the maps of 19 urban macro sites. A map is 2.2 km wide and its correlation 50 m, so it holds some 600
 * independent figures. Those of 19 sites together scatter by about 0.01 (0.04 is allowed), those with the part common to
 * all sites by 0.03 (0.08 is allowed).
 */
class ShadowFadingTest {
    private static final double TOLERANCE = 0.04;
    private static final double COMMON_TOLERANCE = 0.08;
    private static final int POINTS = 3_000;
    private static final ReferenceNetwork NETWORK = new ReferenceNetwork(Environment.UMA, 19, 2e9, 11);

    private interface Figure {
        double at(int site, double x, double y);
    }

    /** The mean over sites and points. */
    private static double mean(Figure figure) {
        SplittableRandom random = new SplittableRandom(3);
        double[] point = new double[2];
        double sum = 0.0;
        for (int n = 0; n < POINTS; n++) {
            NETWORK.layout.drawPosition(random, point);
            for (int site = 0; site < 19; site++) {
                sum += figure.at(site, point[0], point[1]);
            }
        }
        return sum / (19.0 * POINTS);
    }

    private static double deviate(int site, LinkState state, double x, double y) {
        return NETWORK.shadowFading.decibels(site, state, x, y) / state.sigmaDecibels(Environment.UMA);
    }

    @Test
    void deviationIsThatOfEachState() {
        for (LinkState state : LinkState.values()) {
            assertThat(mean((site, x, y) -> deviate(site, state, x, y))).isCloseTo(0.0, within(COMMON_TOLERANCE));
            double square = mean((site, x, y) -> deviate(site, state, x, y) * deviate(site, state, x, y));
            assertThat(square).isCloseTo(1.0, within(COMMON_TOLERANCE));
        }
    }

    /** e^(-d/50) at each lag, in any direction. */
    @Test
    void correlationFallsExponentiallyWithDistance() {
        for (double lag : new double[] {5.0, 15.0, 35.0, 50.0, 100.0, 150.0}) {
            for (double bearing : new double[] {0.0, 0.7, 2.1}) {
                double dx = lag * StrictMath.cos(bearing);
                double dy = lag * StrictMath.sin(bearing);
                double correlation = mean((site, x, y) ->
                        deviate(site, LinkState.NLOS, x, y) * deviate(site, LinkState.NLOS, x + dx, y + dy));
                assertThat(correlation).isCloseTo(StrictMath.exp(-lag / 50.0), within(COMMON_TOLERANCE));
            }
        }
    }

    @Test
    void sitesCorrelateByHalf() {
        double correlation = mean(
                (site, x, y) -> deviate(site, LinkState.NLOS, x, y) * deviate((site + 7) % 19, LinkState.NLOS, x, y));
        assertThat(correlation).isCloseTo(0.5, within(COMMON_TOLERANCE));
    }

    @Test
    void statesAreIndependent() {
        double correlation =
                mean((site, x, y) -> deviate(site, LinkState.NLOS, x, y) * deviate(site, LinkState.LOS, x, y));
        assertThat(correlation).isCloseTo(0.0, within(COMMON_TOLERANCE));
    }

    /** A user that leaves on one side and comes in on the other sees no step. */
    @Test
    void mapIsSeamlessOverTheWrapAround() {
        for (LinkState state : LinkState.values()) {
            for (int k = 0; k < 6; k++) {
                double dx = NETWORK.layout.wrapAround().x(k);
                double dy = NETWORK.layout.wrapAround().y(k);
                double there = NETWORK.shadowFading.decibels(4, state, 123.4 + dx, -56.7 + dy);
                assertThat(there).isCloseTo(NETWORK.shadowFading.decibels(4, state, 123.4, -56.7), within(1e-3));
            }
        }
    }

    @Test
    void lineOfSightIsSharedByNeighboursAndAsFrequentAsItsProbability() {
        double distance = 150.0;
        double probability = LosProbability.of(Environment.UMA, distance, 1.5);
        double share = mean((site, x, y) -> NETWORK.conditions.lineOfSight(site, x, y, distance, 1.5) ? 1.0 : 0.0);
        assertThat(share).isCloseTo(probability, within(TOLERANCE));
        double same = mean((site, x, y) -> NETWORK.conditions.lineOfSight(site, x, y, distance, 1.5)
                        == NETWORK.conditions.lineOfSight(site, x + 5.0, y, distance, 1.5)
                ? 1.0
                : 0.0);
        // Independent draws would agree with p² + (1 - p)², two thirds here.
        assertThat(same).isGreaterThan(0.85);
    }

    @Test
    void buildingsCoverTheShareAskedFor() {
        double indoor = mean(
                (site, x, y) -> NETWORK.conditions.surroundings(x, y, 0.8, 0.5).indoor() ? 1.0 : 0.0);
        double coated = mean((site, x, y) ->
                NETWORK.conditions.surroundings(x, y, 1.0, 0.25) == Surroundings.BUILDING_HIGH_LOSS ? 1.0 : 0.0);
        assertThat(indoor).isCloseTo(0.8, within(TOLERANCE));
        assertThat(coated).isCloseTo(0.25, within(TOLERANCE));
    }

    /** Users up to 13 m have 1 m; one at 22.5 m has 1 m or one of 12, 15, 18, 21 m, the former with 1 / (1 + C). */
    @Test
    void environmentHeightIsDrawnAsInTheStandard() {
        double ground = mean(
                (site, x, y) -> NETWORK.conditions.environmentHeightMetres(site, x, y, 250.0, 22.5) == 1.0 ? 1.0 : 0.0);
        assertThat(ground).isCloseTo(LosProbability.ofGroundAsEnvironmentHeight(250.0, 22.5), within(TOLERANCE));
        assertThat(mean((site, x, y) ->
                        NETWORK.conditions.environmentHeightMetres(site, x, y, 250.0, 22.5) == 21.0 ? 1.0 : 0.0))
                .isCloseTo((1.0 - ground) / 4.0, within(TOLERANCE));
        assertThat(NETWORK.conditions.environmentHeightMetres(0, 1.0, 1.0, 250.0, 1.5))
                .isEqualTo(1.0);
    }

    /** Open layouts read a square map at any place, however far out. */
    @Test
    void openLayoutsHaveShadowingEverywhere() {
        HexagonalLayout wrapped = HexagonalLayout.usual(
                3, Environment.UMI_STREET_CANYON, List.of(new Carrier("n78", 78, 3.6e9, 1, 100, 0.75)));
        Layout open = new Layout(wrapped.carriers(), wrapped.build().sites(), WrapAround.NONE);
        ShadowFading fading = new ShadowFading(open, 0.0, new SplittableRandom(2));
        double sum = 0.0;
        for (int n = 0; n < 2_000; n++) {
            double decibels = fading.decibels(n % 3, LinkState.NLOS, -9_000.0 + 97.0 * n, 31.0 * n);
            sum += decibels * decibels;
        }
        assertThat(Math.sqrt(sum / 2_000.0)).isCloseTo(7.82, within(0.6));
    }
}
