package io.rantwin.planner.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DivisionTest {
    @Test
    void blocksGoToWhoMakesMostOfThemButNeverBeyondTheirDemand() {
        // Needs: 2 blocks (5 and then 3 of 8), 1 of 4, 3 of 1 (and a little).
        double[] rate = {5, 4, 1};
        double[] demand = {8, 4, 3.5};
        assertThat(Division.best(rate, demand, 2, 0)).containsExactly(1, 1, 0);
        assertThat(Division.best(rate, demand, 3, 0)).containsExactly(2, 1, 0);
        assertThat(Division.best(rate, demand, 6, 0)).containsExactly(2, 1, 3);
        assertThat(Division.best(rate, demand, 100, 0)).containsExactly(2, 1, 4);
    }

    @Test
    void aHighPricePutsTheModestFirst() {
        double[] rate = {5, 4};
        double[] demand = {50, 4};
        assertThat(Division.best(rate, demand, 1, 0)).containsExactly(1, 0);
        assertThat(Division.best(rate, demand, 1, 1e6)).containsExactly(0, 1);
    }

    @Property(tries = 300, seed = "1")
    void noDivisionIsWorthMore(
            @ForAll @Size(4) List<@DoubleRange(min = 0.1, max = 10) Double> rates,
            @ForAll @Size(4) List<@DoubleRange(min = 0.1, max = 40) Double> demands,
            @ForAll @IntRange(min = 1, max = 8) int blocks,
            @ForAll @DoubleRange(min = 0, max = 50) double price) {
        double[] rate = rates.stream().mapToDouble(Double::doubleValue).toArray();
        double[] demand = demands.stream().mapToDouble(Double::doubleValue).toArray();
        double found = worth(rate, demand, Division.best(rate, demand, blocks, price), price);
        assertThat(found).isCloseTo(mostByTrying(rate, demand, new int[4], 0, blocks, price), within(1e-9));
    }

    private static double worth(double[] rate, double[] demand, int[] granted, double price) {
        double sum = 0;
        for (int u = 0; u < rate.length; u++) {
            sum += (1 + price / demand[u]) * Division.given(rate[u], demand[u], granted[u]);
        }
        return sum;
    }

    private static double mostByTrying(
            double[] rate, double[] demand, int[] granted, int user, int left, double price) {
        if (user == rate.length) {
            return worth(rate, demand, granted, price);
        }
        double most = 0;
        for (int n = 0; n <= left; n++) {
            granted[user] = n;
            most = Math.max(most, mostByTrying(rate, demand, granted, user + 1, left - n, price));
        }
        granted[user] = 0;
        return most;
    }

    @Test
    void equalDivisionGivesAwayEverythingAndTurns() {
        assertThat(Division.equal(4, 10, 0)).containsExactly(3, 3, 2, 2);
        assertThat(Division.equal(4, 10, 3)).containsExactly(3, 2, 2, 3);
        assertThat(Division.equal(3, 2, 0)).containsExactly(1, 1, 0);
    }

    @Test
    void ignoringDemandFollowsTheChannel() {
        assertThat(Division.ignoringDemand(new double[] {3, 1}, 8)).containsExactly(6, 2);
        assertThat(Division.ignoringDemand(new double[] {1, 1, 1}, 8)).containsExactly(3, 3, 2);
        assertThat(Arrays.stream(Division.ignoringDemand(new double[] {0.3, 7, 2.2}, 184))
                        .sum())
                .isEqualTo(184);
    }

    @Test
    void thePriceIsTheLeastThatKeepsTheSatisfaction() {
        assertThat(PriceSearch.least(p -> 0.97, 0.95, 1)).isZero();
        assertThat(PriceSearch.least(p -> p < 3.7 ? 0.9 : 0.96, 0.95, 1)).isCloseTo(3.7, within(1e-4));
        assertThat(PriceSearch.least(p -> 0.5, 0.95, 1)).isGreaterThan(1e6);
    }

    @Test
    void intervalsHoldTheValueAndRatiosArePaired() {
        double[] one = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        double[] twice = Arrays.stream(one).map(v -> 2 * v).toArray();
        assertThat(PairedBootstrap.ratio(twice, one)).isEqualTo(new PairedBootstrap.Interval(2, 2, 2));
        PairedBootstrap.Interval mean = PairedBootstrap.mean(one);
        assertThat(mean.value()).isEqualTo(5.5);
        // Normal theory: 5.5 +- 1.96 * 2.87 / sqrt(10).
        assertThat(mean.lower()).isCloseTo(5.5 - 1.78, within(0.15));
        assertThat(mean.upper()).isCloseTo(5.5 + 1.78, within(0.15));
    }
}
