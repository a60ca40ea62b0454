package io.rantwin.planner.federated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Sites that each know some noisy points of one line, y = 3 x - 2; the truth is known, so what comes out can be judged. */
class FederatedServerTest {
    private static final int SITES = 10;
    private static final float[] TRUTH = {3, -2};

    private final SplittableRandom random = new SplittableRandom(21);
    private final double[][][] points = new double[SITES][40][];

    FederatedServerTest() {
        for (double[][] site : points) {
            for (int i = 0; i < site.length; i++) {
                double x = random.nextDouble() * 2 - 1;
                site[i] = new double[] {x, 3 * x - 2 + 0.1 * random.nextGaussian()};
            }
        }
    }

    /** Five steps of descent on a site's own points. */
    private float[] honest(int site, float[] from) {
        double slope = from[0];
        double level = from[1];
        for (int step = 0; step < 5; step++) {
            double bySlope = 0;
            double byLevel = 0;
            for (double[] point : points[site]) {
                double off = slope * point[0] + level - point[1];
                bySlope += off * point[0] / points[site].length;
                byLevel += off / points[site].length;
            }
            slope -= 0.3 * bySlope;
            level -= 0.3 * byLevel;
        }
        return new float[] {(float) (slope - from[0]), (float) (level - from[1])};
    }

    private static double error(FederatedServer server) {
        float[] weights = server.weights();
        return Math.hypot(weights[0] - TRUTH[0], weights[1] - TRUTH[1]);
    }

    /** The first sites send the opposite of what they found, many times over. */
    private float[] sent(int site, float[] from, int poisoned) {
        float[] change = honest(site, from);
        if (site < poisoned) {
            change[0] *= -100;
            change[1] *= -100;
        }
        return change;
    }

    private FederatedServer trained(Aggregation aggregation, int poisoned) {
        var server = new FederatedServer(new float[2], aggregation, SITES, 0);
        for (int round = 0; round < 60; round++) {
            List<Update> updates = new ArrayList<>();
            for (int site = 0; site < SITES; site++) {
                updates.add(new Update("site " + site, server.version(), sent(site, server.weights(), poisoned)));
            }
            assertThat(server.round(updates)).isTrue();
        }
        return server;
    }

    @Test
    void robustRoundsFindTheLineWhereThreeOfTenSitesLie() {
        assertThat(error(trained(new Aggregation.Mean(), 0))).isLessThan(0.05);
        assertThat(error(trained(new Aggregation.TrimmedMean(0.3), 3))).isLessThan(0.1);
        assertThat(error(trained(new Aggregation.Median(), 3))).isLessThan(0.1);
        assertThat(error(trained(new Aggregation.Screened(3), 3))).isLessThan(0.1);
        assertThat(error(trained(new Aggregation.TrimmedMean(0.3), 0))).isLessThan(0.05);
    }

    @Test
    void aMeanWithoutClippingIsCarriedAway() {
        List<float[]> changes = List.of(new float[] {1}, new float[] {1.1f}, new float[] {0.9f}, new float[] {-500});
        assertThat(new Aggregation.Mean().aggregate(changes)[0]).isLessThan(-100);
        assertThat(new Aggregation.Median().aggregate(changes)[0]).isCloseTo(0.95f, within(1e-6f));
        assertThat(new Aggregation.TrimmedMean(0.25).aggregate(changes)[0]).isCloseTo(0.95f, within(1e-6f));
        assertThat(Clipping.middleNorm(changes)).isCloseTo(1, within(1e-6));
        assertThat(Clipping.clip(new float[] {3, 4}, 1)).containsExactly(new float[] {0.6f, 0.8f}, within(1e-6f));
        assertThat(Clipping.clip(new float[] {3, 4}, 9)).containsExactly(3, 4);
    }

    @Test
    void asynchronousSitesConvergeAndOldOrBrokenUpdatesAreRefused() {
        var server = new FederatedServer(new float[2], new Aggregation.TrimmedMean(0.2), 5, 4);
        float[][] known = new float[SITES][];
        long[] versions = new long[SITES];
        for (int site = 0; site < SITES; site++) {
            known[site] = server.weights();
        }
        for (int turn = 0; turn < 1200; turn++) {
            int site = random.nextInt(SITES);
            server.take(new Update("site " + site, versions[site], honest(site, known[site])));
            known[site] = server.weights();
            versions[site] = server.version();
        }
        assertThat(server.version()).isGreaterThan(100);
        assertThat(error(server)).isLessThan(0.05);

        float[] before = server.weights();
        long refused = server.refused();
        assertThat(server.take(new Update("a", server.version() - 5, new float[] {1, 1})))
                .isFalse();
        assertThat(server.take(new Update("b", server.version() + 1, new float[] {1, 1})))
                .isFalse();
        assertThat(server.take(new Update("c", server.version(), new float[] {1, Float.NaN})))
                .isFalse();
        assertThat(server.round(List.of(new Update("d", server.version(), new float[] {1}))))
                .isFalse();
        assertThat(server.refused()).isEqualTo(refused + 4);
        assertThat(server.weights()).isEqualTo(before);
    }

    @Test
    void noiseOfASiteIsAsLargeAsSaid() {
        float[] noisy = Clipping.noisy(new float[20_000], 0.5, random);
        assertThat(Clipping.norm(noisy)).isCloseTo(0.5 * Math.sqrt(20_000), within(2.0));
    }
}
