package io.rantwin.twin.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.flow.AdmissionLimit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ActiveUsersTest {
    private static final AdmissionLimit MANY = new AdmissionLimit(1000);
    private static final double LONG = 1e9;

    private static double settled(double need, double users) {
        return new ActiveUsers(MANY, users, 0, 10, LONG).mean(need, 1);
    }

    /** Exact mean of K users that think for K / need and share one server: p(n) = K! / (K - n)! (need / K)^n. */
    private static double exact(double need, int users) {
        double term = 1;
        double mass = 1;
        double moment = 0;
        for (int n = 1; n <= users; n++) {
            term *= (users - n + 1) * need / users;
            mass += term;
            moment += n * term;
        }
        return moment / mass;
    }

    @Property(seed = "1")
    void itIsTheMeanOfAClosedSystem(
            @ForAll @IntRange(min = 1, max = 200) int users, @ForAll @DoubleRange(min = 0.01, max = 5) double need) {
        double exact = exact(need, users);
        double mean = settled(need, users);
        assertThat(mean).isLessThanOrEqualTo(users);
        // The approximation is off at the knee, most for many users.
        assertThat(mean).isCloseTo(exact, within(0.35 * exact + 0.1));
    }

    @Test
    void manyUsersAreProcessorSharing() {
        for (double need : new double[] {0.1, 0.5, 0.8, 0.9}) {
            assertThat(settled(need, 1e6)).isCloseTo(need / (1 - need), within(1e-3));
            assertThat(new ActiveUsers(MANY, Double.NaN, 0, 10, LONG).mean(need, 1))
                    .isCloseTo(need / (1 - need), within(1e-6));
        }
    }

    @Test
    void thereAreNeverMoreThanThereAreUsers() {
        assertThat(settled(1, 30)).isBetween(4.0, 6.0);
        assertThat(settled(1.5, 30)).isBetween(9.0, 13.0);
        assertThat(settled(100, 30)).isBetween(29.0, 30.0);
        assertThat(settled(Double.POSITIVE_INFINITY, 30)).isEqualTo(30);
        assertThat(settled(0, 30)).isZero();
        assertThat(new ActiveUsers(new AdmissionLimit(5), 30, 0, 10, LONG).mean(10, 1))
                .isEqualTo(5);
    }

    @Test
    void aQueueTakesTimeToGrow() {
        // 10 flows a second come, 8 go: 2 a second more, and the chance of a bit more.
        ActiveUsers soon = new ActiveUsers(MANY, Double.NaN, 3, 10, 1);
        ActiveUsers later = new ActiveUsers(MANY, Double.NaN, 3, 10, 10);
        assertThat(soon.mean(1.25, 1)).isCloseTo(3 + 2 + Math.sqrt(40 / Math.PI), within(1e-9));
        assertThat(later.mean(1.25, 1)).isCloseTo(3 + 20 + Math.sqrt(400 / Math.PI), within(1e-9));
        assertThat(new ActiveUsers(MANY, Double.NaN, 3, 10, LONG).mean(1.25, 1)).isGreaterThan(990);
        // Far below saturation it is settled at once.
        assertThat(soon.mean(0.5, 1)).isCloseTo(1, within(1e-9));
    }

    @Test
    void aSliceHasItsPartOfTheUsers() {
        ActiveUsers all = new ActiveUsers(MANY, 40, 4, 10, LONG);
        assertThat(all.mean(2, 0.25)).isCloseTo(settled(2, 10), within(1e-9));
    }
}
