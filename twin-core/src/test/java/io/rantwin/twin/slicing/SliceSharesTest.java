package io.rantwin.twin.slicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.topology.RRMPolicyRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SliceSharesTest {
    private static final double SMALL = 1e-12;

    @Test
    void examplesDoneByHand() {
        assertThat(divided(List.of(ratio(0, 0, 100), ratio(0, 0, 100)), 0.3, 0.9))
                .containsExactly(0.3, 0.7);
        assertThat(divided(List.of(ratio(0, 30, 100), ratio(0, 0, 40)), 0.8, 0.8))
                .containsExactly(0.65, 0.35);
        assertThat(divided(List.of(ratio(20, 20, 100), ratio(0, 0, 100)), 0, 2)).containsExactly(0.0, 0.8);
        assertThat(divided(List.of(ratio(20, 20, 50), ratio(0, 0, 100)), 2, 2)).containsExactly(0.5, 0.5);
        assertThat(divided(List.of(ratio(0, 60, 100), ratio(0, 60, 100)), 2, 2)).containsExactly(0.5, 0.5);
        assertThat(divided(List.of(ratio(0, 0, 40), ratio(0, 0, 100)), 2, 0.1)).containsExactly(0.4, 0.1);
    }

    @Property(tries = 500, seed = "1")
    void noSliceGetsMoreThanItMayOrAsksAndNothingIsWasted(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 1 + random.nextInt(6);
        List<RRMPolicyRatio> ratios = new ArrayList<>();
        double[] demand = new double[n];
        double minSum = 0;
        for (int s = 0; s < n; s++) {
            int min = random.nextInt(100 / n + 1);
            ratios.add(ratio(random.nextInt(min + 1), min, min + random.nextInt(101 - min)));
            demand[s] = random.nextDouble(1.5);
            minSum += min;
        }
        assertThat(minSum).isLessThanOrEqualTo(100);
        double[] grant = divided(ratios, demand);
        double used = 0;
        double lost = 0;
        boolean hungry = false;
        double poured = 0;
        for (int s = 0; s < n; s++) {
            double most = Math.min(demand[s], ratios.get(s).maxRatio() / 100.0);
            double guaranteed = Math.min(most, ratios.get(s).minRatio() / 100.0);
            assertThat(grant[s]).isBetween(guaranteed - SMALL, most + SMALL);
            used += grant[s];
            lost += Math.max(ratios.get(s).dedicatedRatio() / 100.0 - grant[s], 0);
            hungry |= grant[s] < most - SMALL;
            poured = Math.max(poured, grant[s] - guaranteed);
        }
        assertThat(used + lost).isLessThanOrEqualTo(1 + SMALL);
        if (hungry) {
            assertThat(used + lost).isCloseTo(1, within(1e-9));
        }
        // Max-min: who is not satisfied has been poured as much as anybody.
        for (int s = 0; s < n; s++) {
            double most = Math.min(demand[s], ratios.get(s).maxRatio() / 100.0);
            double guaranteed = Math.min(most, ratios.get(s).minRatio() / 100.0);
            if (grant[s] < most - SMALL) {
                assertThat(grant[s] - guaranteed).isCloseTo(poured, within(1e-9));
            }
        }
    }

    @Property(tries = 200, seed = "1")
    void askingForMoreNeverGivesLessAndTheCapacityIsTheLimit(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<RRMPolicyRatio> ratios = List.of(ratio(5, 20, 60), ratio(0, 10, 100), ratio(10, 10, 30));
        SliceShares shares = new SliceShares(ratios);
        double[] demand = random.doubles(3, 0, 1.2).toArray();
        double[] grant = new double[3];
        shares.divide(demand, grant);
        double before = grant[0];
        double capacity = shares.capacity(0, demand, grant);
        demand[0] += random.nextDouble();
        shares.divide(demand, grant);
        assertThat(grant[0]).isGreaterThanOrEqualTo(before - SMALL).isLessThanOrEqualTo(capacity + SMALL);
    }

    private static RRMPolicyRatio ratio(int dedicated, int min, int max) {
        return new RRMPolicyRatio(dedicated, min, max);
    }

    private static double[] divided(List<RRMPolicyRatio> ratios, double... demand) {
        double[] grant = new double[demand.length];
        new SliceShares(ratios).divide(demand, grant);
        for (int s = 0; s < grant.length; s++) {
            grant[s] = Math.rint(grant[s] * 1e13) / 1e13;
        }
        return grant;
    }
}
