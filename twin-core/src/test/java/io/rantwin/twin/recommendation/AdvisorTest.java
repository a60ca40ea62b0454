package io.rantwin.twin.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdvisorTest {
    /** One kWh saved is worth 1, one Mbit/s of user throughput 2. */
    private static final Preferences PREFERENCES =
            new Preferences(Map.of("energy", -1.0, "user throughput", 2.0), 0.9, 0.5);

    private record Tried(
            String action,
            List<String> cells,
            List<Effect> effects,
            List<GuardRail> guardRails,
            List<Driver> drivers,
            List<String> reservations)
            implements Candidate {}

    private static Candidate tried(String action, double[] energy, double[] throughput, GuardRail... rails) {
        return new Tried(
                action,
                List.of("001-01-000000007"),
                List.of(new Effect("energy", "kWh", energy), new Effect("user throughput", "Mbit/s", throughput)),
                List.of(rails),
                List.of(),
                List.of());
    }

    @Test
    void ranksByVerdictThenByGainAndSaysWhy() {
        Candidate good = tried("sleep", new double[] {-5, -6, -4, -5}, new double[] {-1, -1, -1, -1});
        Candidate better = tried("lower power", new double[] {-4, -4, -4, -4}, new double[] {0, 0, 0, 0});
        Candidate unsure = tried("tilt", new double[] {-20, 1, 1, 1}, new double[4]);
        Candidate worse = tried("raise power", new double[] {3, 3, 3, 3}, new double[] {1, 1, 1, 1});
        Candidate forbidden = tried(
                "sleep all", new double[] {-50}, new double[1], new GuardRail("load below 0.85", 0.2, 0.05, "c9"));
        List<Advice> advice = new Advisor(PREFERENCES).advise(List.of(worse, forbidden, unsure, good, better));
        assertThat(advice)
                .extracting(Advice::action)
                .containsExactly("lower power", "sleep", "tilt", "raise power", "sleep all");
        assertThat(advice)
                .extracting(Advice::verdict)
                .containsExactly(
                        Verdict.RECOMMENDED,
                        Verdict.RECOMMENDED,
                        Verdict.NOT_SURE,
                        Verdict.NOT_BETTER,
                        Verdict.REFUSED);
        Advice first = advice.getFirst();
        assertThat(first.rank()).isEqualTo(1);
        assertThat(first.utility()).isCloseTo(4, within(1e-12));
        assertThat(first.probabilityBetter()).isEqualTo(1);
        assertThat(first.why())
                .contains("better than doing nothing in 100 % of draws (90 % asked)")
                .anyMatch(line -> line.startsWith("most of the gain is energy"))
                .contains("gains more than the next (sleep) in 75 % of the same draws");
        assertThat(first.expected().getFirst()).isEqualTo("energy -4.000 kWh (90 % between -4.000 and -4.000)");
        // Sleep gains 5 - 2 = 3; it is level when a kWh counts twice (10 - 2 = 8).
        assertThat(first.wouldChange())
                .contains("\"sleep\" would be ahead if energy counted more than 2.00 times as much");
        assertThat(advice.get(1).why()).anyMatch(line -> line.startsWith("it costs user throughput (-1.000 Mbit/s)"));
        assertThat(advice.get(4).why().getFirst())
                .isEqualTo(
                        "guard rail \"load below 0.85\" is broken in 20.0 % of draws, 5.0 % are allowed, mostly in cell c9");
        assertThat(advice.get(4).wouldChange())
                .contains("allowing \"load below 0.85\" to be broken in 20.0 % of cases would lift the refusal");
    }

    @Test
    void tellsWhereAnUncertainFutureTurnsTheAdvice() {
        double[] demand = new double[101];
        double[] energy = new double[101];
        for (int i = 0; i <= 100; i++) {
            demand[i] = 0.5 + i / 100.0;
            // Gain 13 - 10 demand: none left at 1.3.
            energy[i] = -(13 - 10 * demand[i]);
        }
        Candidate candidate = new Tried(
                "sleep",
                List.of("a"),
                List.of(new Effect("energy", "kWh", energy)),
                List.of(new GuardRail("throughput", 0.04, 0.05, "")),
                List.of(new Driver("demand of the evening", "", demand), new Driver("odd", "", new double[3])),
                List.of("no coordinates: neighbour graph learned from handovers"));
        Advice advice = new Advisor(PREFERENCES).advise(List.of(candidate)).getFirst();
        assertThat(advice.wouldChange())
                .containsExactly(
                        "\"throughput\" is near its limit: 4.0 % of 5.0 % allowed",
                        "the gain is lost when demand of the evening is above 1.300");
        assertThat(advice.verdict()).isEqualTo(Verdict.NOT_SURE);
        assertThat(advice.utilityLow()).isCloseTo(-1.5, within(1e-9));
        assertThat(advice.utilityHigh()).isCloseTo(7.5, within(1e-9));
        assertThat(advice.why()).contains("no coordinates: neighbour graph learned from handovers");
    }

    @Test
    void nothingToAdviseOnGivesNoAdviceAndNonsenseIsRefused() {
        assertThat(new Advisor(PREFERENCES).advise(List.of())).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Preferences(Map.of(), 0.2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Effect("x", "", new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> new GuardRail("x", 2, 0, ""));
        Candidate idle = tried("nothing", new double[] {0, 0}, new double[] {0, 0});
        assertThat(new Advisor(PREFERENCES).advise(List.of(idle)).getFirst().verdict())
                .isEqualTo(Verdict.NOT_BETTER);
    }
}
