package io.rantwin.planner.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.planner.study.AllocationRun.Score;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class AllocationRunTest {
    private static final double W = 180e3;

    private static List<Score> run(double demandFactor, int users, double satisfaction, long seed) {
        AllocationConditions conditions =
                AllocationConditions.PUBLISHED.with(demandFactor, Double.POSITIVE_INFINITY, 45, 3, users);
        return new AllocationRun(conditions, satisfaction, seed).run();
    }

    @Test
    void theSameSeedHasTheSameBitsAndAnotherHasNot() {
        assertThat(run(60, 900, 0, 3)).isEqualTo(run(60, 900, 0, 3));
        assertThat(run(60, 900, 0, 3)).isNotEqualTo(run(60, 900, 0, 4));
    }

    @Test
    void whereThereIsEnoughForAllEverybodyIsSatisfiedAndNobodyGetsMoreThanWanted() {
        List<Score> scores = run(5, 900, 0.95, 1);
        assertThat(scores.get(0).satisfied()).isEqualTo(1);
        assertThat(scores.get(0).satisfaction()).isEqualTo(1);
        // Uniform demand: its mean is half of the most; 900 users and 3 steps leave 1.1 % of deviation.
        assertThat(scores.get(0).throughputBitPerS() / (900 * 2.5 * W)).isBetween(0.93, 1.07);
        assertThat(scores.get(1).throughputBitPerS())
                .isLessThanOrEqualTo(scores.get(0).throughputBitPerS());
    }

    @Test
    void withoutABoundOnSatisfactionNoRowCarriesMoreThanOurs() {
        List<Score> scores = run(600, 2500, 0, 2);
        assertThat(scores.get(0).throughputBitPerS())
                .isGreaterThan(scores.get(1).throughputBitPerS());
        assertThat(scores.get(0).throughputBitPerS())
                .isGreaterThan(scores.get(2).throughputBitPerS());
    }

    @Test
    void satisfactionCostsThroughputAndIsKeptWhereItCanBe() {
        List<Score> free = run(900, 2500, 0, 2);
        double wanted = free.get(0).satisfaction() + 0.01;
        List<Score> bound = run(900, 2500, wanted, 2);
        assertThat(bound.get(0).satisfaction()).isGreaterThanOrEqualTo(wanted);
        assertThat(bound.get(0).throughputBitPerS()).isLessThan(free.get(0).throughputBitPerS());
        assertThat(bound.get(1)).as("the other rows do not change").isEqualTo(free.get(1));
    }

    @Test
    void theCommandPrintsThreeRows() {
        var out = new StringWriter();
        int code = new CommandLine(new StudyCommand())
                .setOut(new PrintWriter(out))
                .execute("allocation", "--seeds", "2", "--users", "300", "--steps", "2", "--demand", "60");
        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("300 users, 2 seeds, 2 steps")
                .contains("ours", "equal division", "ignoring demand");
        assertThat(new CommandLine(new StudyCommand())
                        .setErr(new PrintWriter(new StringWriter()))
                        .execute("allocation", "--seeds", "0"))
                .isEqualTo(2);
    }
}
