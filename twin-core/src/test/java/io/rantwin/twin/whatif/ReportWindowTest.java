package io.rantwin.twin.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.chance.Chance;
import org.junit.jupiter.api.Test;

class ReportWindowTest {
    @Test
    void meansAreThoseOfThePeriodsAndSilentCellsStayUnknown() {
        ReportWindow window = new ReportWindow(2, 2);
        double[] loads = {0.2, 0.4, 0.6, 0.4, 0.1};
        for (double load : loads) {
            window.add(0, load, 60e6 * load, 60);
        }
        window.add(0, Double.NaN, 1, 60);
        window.add(1, 0.5, Double.NaN, 60);
        CellBeliefs beliefs = window.beliefs();
        assertThat(beliefs.load()[0]).isCloseTo(0.34, within(1e-12));
        assertThat(beliefs.traffic()[0]).isCloseTo(0.34e6, within(1e-6));
        assertThat(beliefs.knows(1)).isFalse();
        // Batches 0.3 and 0.5 have the variance 0.02; a mean over 120 s is one batch.
        assertThat(window.chanceDeviation(0, 120)).isCloseTo(Math.sqrt(0.02), within(1e-12));
    }

    @Test
    void theDeviationOfCorrelatedPeriodsIsThatOfTheirMean() {
        Chance chance = new Chance(4);
        int runs = 400;
        double squares = 0;
        double claimed = 0;
        for (int run = 0; run < runs; run++) {
            ReportWindow window = new ReportWindow(1, 20);
            double state = chance.normal(1, run);
            for (int period = 0; period < 400; period++) {
                state = 0.8 * state + 0.6 * chance.normal(2, (long) run * 400 + period);
                window.add(0, 0.5 + 0.05 * state, 1, 1);
            }
            squares += (window.load(0) - 0.5) * (window.load(0) - 0.5) / runs;
            claimed += Math.pow(window.chanceDeviation(0, 400), 2) / runs;
        }
        assertThat(Math.sqrt(claimed / squares)).isBetween(0.8, 1.15);
    }
}
