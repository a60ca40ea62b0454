package io.rantwin.nearrt.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RecentLoadsTest {
    private static final long SECOND = 1_000_000_000;

    private final RecentLoads recent = new RecentLoads(60 * SECOND);

    @Test
    void theMeanOfTheWindowWhateverTheOrderOfBursts() {
        double mean = 0;
        for (int report = 1; report <= 24; report++) {
            mean = recent.mean("a", report * 10L * SECOND, report % 6 == 0 ? 0.6 : 0.0, Set.of());
        }
        assertThat(mean).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void aReportThatIsLookedAtOftenCountsOnce() {
        recent.mean("a", 10 * SECOND, 0.2, Set.of());
        recent.mean("a", 20 * SECOND, 0.4, Set.of());
        assertThat(recent.mean("a", 20 * SECOND, 0.4, Set.of())).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void itBeginsAnewWhenOthersUsersComeOrGo() {
        recent.mean("a", 10 * SECOND, 0.2, Set.of());
        assertThat(recent.mean("a", 20 * SECOND, 0.6, Set.of("b"))).isEqualTo(0.6);
        assertThat(recent.mean("a", 30 * SECOND, 0.4, Set.of("b"))).isCloseTo(0.5, within(1e-12));
        assertThat(recent.mean("a", 40 * SECOND, 0.1, Set.of())).isEqualTo(0.1);
    }

    @Test
    void andWhenTheCellHasSleptOrTimeHas() {
        recent.mean("a", 30 * SECOND, 0.2, Set.of());
        recent.forget("a");
        assertThat(recent.mean("a", 40 * SECOND, 0.6, Set.of())).isEqualTo(0.6);
        assertThat(recent.mean("a", 10 * SECOND, 0.4, Set.of())).isEqualTo(0.4);
    }

    @Test
    void withoutAWindowItIsTheNewest() {
        RecentLoads newest = new RecentLoads(0);
        newest.mean("a", 10 * SECOND, 0.2, Set.of());
        assertThat(newest.mean("a", 20 * SECOND, 0.6, Set.of())).isEqualTo(0.6);
    }
}
