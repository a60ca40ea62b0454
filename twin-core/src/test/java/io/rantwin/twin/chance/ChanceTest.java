package io.rantwin.twin.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class ChanceTest {
    private static final int MANY = 200_000;

    @Test
    void philoxGivesTheKnownAnswersOfItsAuthors() {
        // Known-answer vectors for philox4x32-10 published with the paper's library.
        assertThat(Philox.first(0, 0, 0)).isEqualTo(0xe169c58d_6627e8d5L);
        assertThat(Philox.second(0, 0, 0)).isEqualTo(0x9b00dbd8_bc57ac4cL);
        assertThat(Philox.first(-1, -1, -1)).isEqualTo(0x41c83b0e_408f276dL);
        assertThat(Philox.second(-1, -1, -1)).isEqualTo(0x6d5451fd_a20bc7c6L);
        long key = 0x299f31d0_a4093822L;
        assertThat(Philox.first(key, 0x85a308d3_243f6a88L, 0x03707344_13198a2eL))
                .isEqualTo(0x94fdcceb_d16cfe09L);
        assertThat(Philox.second(key, 0x85a308d3_243f6a88L, 0x03707344_13198a2eL))
                .isEqualTo(0x24126ea1_5001e420L);
    }

    @Test
    void quantilesOfTheNormalDistributionAreThoseOfThePaperAndOfCommonsMath() {
        // The three check values of Wichura (1988), table 1, hit one region each.
        assertThat(NormalQuantile.of(0.25)).isCloseTo(-0.6744897501960817, within(2e-16));
        assertThat(NormalQuantile.of(0.001)).isCloseTo(-3.090232306167814, within(1e-15));
        assertThat(NormalQuantile.of(1e-20)).isCloseTo(-9.262340089798409, within(4e-15));
        NormalDistribution reference = new NormalDistribution();
        for (double p = 0.0005; p < 1; p += 0.0005) {
            assertThat(NormalQuantile.of(p)).isCloseTo(reference.inverseCumulativeProbability(p), within(1e-9));
        }
        assertThat(NormalQuantile.of(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(NormalQuantile.of(1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(NormalQuantile.of(1.5)).isNaN();
    }

    @Test
    void momentsAreRight() {
        Chance chance = new Chance(42);
        double uniform = 0;
        double normal = 0;
        double square = 0;
        double exponential = 0;
        for (int i = 0; i < MANY; i++) {
            uniform += chance.uniform(3, i);
            double z = chance.normal(4, i);
            normal += z;
            square += z * z;
            exponential += chance.exponential(5, i);
        }
        assertThat(uniform / MANY).isCloseTo(0.5, within(0.003));
        assertThat(normal / MANY).isCloseTo(0, within(0.01));
        assertThat(square / MANY).isCloseTo(1, within(0.015));
        assertThat(exponential / MANY).isCloseTo(1, within(0.01));
    }

    @Test
    void streamsAndSeedsAreIndependent() {
        Chance chance = new Chance(1);
        double betweenStreams = 0;
        double betweenSeeds = 0;
        double alongTheStream = 0;
        for (int i = 0; i < MANY; i++) {
            double z = chance.normal(Chance.stream(1, 0), i);
            betweenStreams += z * chance.normal(Chance.stream(1, 1), i);
            betweenSeeds += z * chance.derived(9).normal(Chance.stream(1, 0), i);
            alongTheStream += z * chance.normal(Chance.stream(1, 0), i + 1);
        }
        assertThat(betweenStreams / MANY).isCloseTo(0, within(0.01));
        assertThat(betweenSeeds / MANY).isCloseTo(0, within(0.01));
        assertThat(alongTheStream / MANY).isCloseTo(0, within(0.01));
    }

    @Test
    void integersCoverTheirRangeEvenly() {
        int[] count = new int[7];
        for (int i = 0; i < 70_000; i++) {
            count[new Chance(5).below(7, 1, i)]++;
        }
        for (int c : count) {
            assertThat(c).isBetween(9_600, 10_400);
        }
    }
}
