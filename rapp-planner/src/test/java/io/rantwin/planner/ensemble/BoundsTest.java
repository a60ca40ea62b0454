package io.rantwin.planner.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BoundsTest {
    @Test
    void knownBounds() {
        // The rule of three: no hit in n draws, 95 %: 1 - 0.05^(1/n).
        assertThat(Bounds.upperProbability(0, 59, 0.95)).isCloseTo(1 - Math.pow(0.05, 1 / 59.0), within(1e-9));
        assertThat(Bounds.upperProbability(5, 5, 0.95)).isEqualTo(1);
        // Student's t with 3 degrees of freedom at 95 %: 2.3534.
        assertThat(Bounds.lowerMean(new double[] {1, 2, 3, 4}, 0.95))
                .isCloseTo(2.5 - 2.35336 * Math.sqrt(5 / 3.0) / 2, within(1e-4));
        assertThat(Bounds.lowerMean(new double[] {2, 2, 2}, 0.95)).isEqualTo(2);
        assertThatThrownBy(() -> Bounds.upperProbability(3, 2, 0.9)).isInstanceOf(IllegalArgumentException.class);
    }

    /** At the bound, so few hits are as improbable as the confidence leaves; counted naively. */
    @Property(tries = 200, seed = "1")
    void theBoundIsWhereSoFewHitsBecomeTooUnlikely(
            @ForAll @IntRange(min = 1, max = 150) int draws,
            @ForAll @DoubleRange(min = 0, max = 0.99) double share,
            @ForAll @DoubleRange(min = 0.6, max = 0.99) double confidence) {
        int hits = (int) (share * draws);
        double bound = Bounds.upperProbability(hits, draws, confidence);
        assertThat(atMost(hits, draws, bound)).isCloseTo(1 - confidence, within(1e-6));
        assertThat(bound).isGreaterThanOrEqualTo((double) hits / draws);
    }

    @Test
    void whatFurtherDrawsMayBringFollowsFromWhatWasSeen() {
        // Nothing seen: Beta(1/2, 1/2), whose single draw is a coin's.
        assertThat(Bounds.probabilityOfAtMost(0, 1, 0, 0)).isCloseTo(0.5, within(1e-12));
        // After 1 hit in 2 draws: Beta(3/2, 3/2); no hit in 2 more is E[(1-p)^2] = (3/2)(5/2) / (3 * 4).
        assertThat(Bounds.probabilityOfAtMost(0, 2, 1, 2)).isCloseTo(3.75 / 12, within(1e-12));
        assertThat(Bounds.probabilityOfAtMost(-1, 100, 0, 100)).isZero();
        assertThat(Bounds.probabilityOfAtMost(100, 100, 7, 30)).isCloseTo(1, within(1e-9));
    }

    /** Held against a naive integral over the probability of a hit. */
    @Property(tries = 50, seed = "1")
    void furtherDrawsAreBetaBinomial(
            @ForAll @IntRange(min = 2, max = 60) int draws,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double share,
            @ForAll @IntRange(min = 1, max = 60) int further) {
        int hits = Math.clamp(Math.round(share * draws), 1, draws - 1);
        int most = (int) (share * further);
        double weighted = 0;
        double all = 0;
        for (int i = 0; i < 20_000; i++) {
            double p = (i + 0.5) / 20_000;
            double weight = Math.exp((hits - 0.5) * Math.log(p) + (draws - hits - 0.5) * Math.log1p(-p));
            weighted += weight * atMost(most, further, p);
            all += weight;
        }
        assertThat(Bounds.probabilityOfAtMost(most, further, hits, draws)).isCloseTo(weighted / all, within(1e-4));
    }

    private static double atMost(int hits, int draws, double p) {
        double sum = 0;
        double logChoose = 0;
        for (int k = 0; k <= hits; k++) {
            sum += Math.exp(logChoose + k * Math.log(p) + (draws - k) * Math.log1p(-p));
            logChoose += Math.log((draws - k) / (k + 1.0));
        }
        return sum;
    }
}
