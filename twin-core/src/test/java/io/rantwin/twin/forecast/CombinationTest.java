package io.rantwin.twin.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.chance.Chance;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CombinationTest {
    private static final double[] EVEN = {1, 1, 1, 1, 1};

    /** The cumulated error is at most that of the best expert plus a bound of the order of the root of the rounds. */
    @Test
    void regretAgainstTheBestExpertStaysBelowItsBound() {
        var chance = new Chance(1);
        int rounds = 4000;
        var combination = new Combination(EVEN, 1);
        double[] weights = new double[5];
        double[] said = new double[5];
        double[] cumulated = new double[5];
        double ours = 0;
        for (int t = 0; t < rounds; t++) {
            double truth = 0.3 * chance.normal(0, t);
            for (int j = 0; j < 5; j++) {
                said[j] = truth + 0.1 * (j + 1) * chance.normal(j + 1, t);
                cumulated[j] += Math.abs(said[j] - truth);
            }
            combination.weights(said, weights);
            double mixed = Combination.mix(said, weights);
            ours += Math.abs(mixed - truth);
            combination.learn(said, mixed, truth);
        }
        double best = Arrays.stream(cumulated).min().orElseThrow();
        assertThat(ours).isLessThan(best + 2 * Math.sqrt(rounds * Math.log(5)));
        // Independent errors: the mix is better than any of them.
        assertThat(ours).isLessThan(best);
    }

    /** Two experts of different scatter change places: weight follows, and the memory of the old times does not hold it. */
    @Test
    void weightGoesToTheExpertThatIsRightAndComesBack() {
        var chance = new Chance(6);
        var combination = new Combination(new double[] {1, 1}, 1);
        double[] weights = new double[2];
        double[] said = new double[2];
        for (int t = 0; t < 4000; t++) {
            double truth = chance.normal(1, t);
            int good = t < 2000 ? 0 : 1;
            said[good] = truth + 0.1 * chance.normal(2, t);
            said[1 - good] = truth + chance.normal(3, t);
            combination.weights(said, weights);
            combination.forget();
            combination.learn(said, Combination.mix(said, weights), truth);
            if (t == 1999) {
                assertThat(weights[0]).isGreaterThan(0.9);
            }
        }
        assertThat(weights[1]).isGreaterThan(0.8);
    }

    @Test
    void whoSaysNothingHasNoWeight() {
        var combination = new Combination(EVEN, 1);
        double[] weights = new double[5];
        double[] said = {Double.NaN, 1, Double.NaN, 3, Double.NaN};
        combination.weights(said, weights);
        assertThat(weights).containsExactly(new double[] {0, 0.5, 0, 0.5, 0}, within(1e-12));
        assertThat(Combination.mix(said, weights)).isEqualTo(2);
        combination.learn(said, 2, 1);
        Arrays.fill(said, Double.NaN);
        combination.weights(said, weights);
        assertThat(Combination.mix(said, weights)).isNaN();
        assertThat(Combination.middle(said, weights)).isNaN();
    }

    @Test
    void theWeightedMedianIsThatOfTheSortedExperts() {
        var chance = new Chance(2);
        for (int round = 0; round < 300; round++) {
            double[] said = new double[9];
            double[] weights = new double[9];
            for (int j = 0; j < 9; j++) {
                said[j] = Math.round(4 * chance.normal(j, round));
                weights[j] = chance.uniform(20 + j, round) < 0.2 ? 0 : chance.uniform(40 + j, round);
            }
            double total = Arrays.stream(weights).sum();
            if (total == 0) {
                continue;
            }
            int[] order = IntStream.range(0, 9)
                    .boxed()
                    .sorted(Comparator.comparingDouble(j -> said[j]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            double below = 0;
            double expected = Double.NaN;
            for (int j : order) {
                below += weights[j];
                if (Double.isNaN(expected) && below >= 0.5 * total) {
                    expected = said[j];
                }
            }
            assertThat(Combination.middle(said, weights)).isEqualTo(expected);
        }
    }
}
