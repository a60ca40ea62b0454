package io.rantwin.planner.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingTest {
    // Columns: power, busiest, carried, throughput, gain, its deviation, draws that break load (one in ten may), draws
    // that break carried.
    private static final int COLUMNS = 8;

    private static double[] row(double power, int load, int carried) {
        return new double[] {power, 50, 100, 1000, 500 - power, 3, load, carried};
    }

    private static ShardResult result(int shard, double[]... rows) {
        double[] flat = new double[rows.length * COLUMNS];
        for (int k = 0; k < rows.length; k++) {
            System.arraycopy(rows[k], 0, flat, k * COLUMNS, COLUMNS);
        }
        return new ShardResult(shard, shard * 3L, COLUMNS, new double[] {500, 60, 100, 900, 1, 0}, flat);
    }

    private static final List<ShardResult> RESULTS = List.of(
            result(0, row(400, 0, 0), row(300, 2, 0), row(450, 1, 0)),
            result(1, row(350, 0, 0), row(Double.NaN, 0, 0), row(100, 9, 9)),
            result(2, row(350, 0, 0)));

    private static Ranking ranked(List<ShardResult> results, int most, boolean worst) throws SweepException {
        Ranking ranking = new Ranking(Jobs.energy(7, 10), most, worst);
        for (ShardResult result : results) {
            ranking.take(result);
        }
        return ranking;
    }

    @Test
    void thoseThatKeepAllRailsComeFirstThenTheObjectiveThenTheNumber() throws SweepException {
        Ranking ranking = ranked(RESULTS, 7, false);
        assertThat(ranking.best().stream().map(Ranking.Place::id)).containsExactly(3L, 6L, 0L, 2L, 4L, 1L, 5L);
        assertThat(ranking.keeping()).isEqualTo(5);
        assertThat(ranking.scenarios()).isEqualTo(7);
    }

    @Test
    void guardRailsAreCounted() throws SweepException {
        Ranking ranking = ranked(RESULTS, 1, false);
        assertThat(ranking.evaluationsThatBreak(0)).isEqualTo(12);
        assertThat(ranking.scenariosThatBreak(0)).isEqualTo(2);
        assertThat(ranking.evaluationsThatBreak(1)).isEqualTo(9);
        assertThat(ranking.scenariosThatBreak(1)).isEqualTo(1);
        assertThat(ranking.untouched()).containsExactly(500.0, 60.0, 100.0, 900.0);
        assertThat(ranking.untouchedBreaks(0)).isEqualTo(1);
    }

    @Test
    void theOrderInWhichResultsComeDoesNotMatter() throws SweepException {
        List<Ranking.Place> expected = ranked(RESULTS, 3, false).best();
        List<ShardResult> shuffled = new ArrayList<>(RESULTS);
        for (int round = 0; round < 10; round++) {
            Collections.shuffle(shuffled, new Random(round));
            assertThat(ranked(shuffled, 3, false).best()).isEqualTo(expected);
        }
    }

    @Test
    void theWorstAreTheOtherEnd() throws SweepException {
        assertThat(ranked(RESULTS, 2, true).best().stream().map(Ranking.Place::id))
                .containsExactly(5L, 1L);
    }

    @Test
    void aResultOfAnotherPlanIsRefused() {
        Ranking ranking = new Ranking(Jobs.energy(7, 10), 3);
        assertThatThrownBy(() -> ranking.take(new ShardResult(0, 0, 2, new double[2], new double[4])))
                .isInstanceOf(SweepException.class)
                .hasMessageContaining("2 columns");
    }
}
