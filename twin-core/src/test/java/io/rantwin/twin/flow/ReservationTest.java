package io.rantwin.twin.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReservationTest {
    /** Rows of the published Erlang B tables: trunks, offered traffic, grade of service; traffic is given to three digits. */
    @ParameterizedTest
    @CsvSource({
        "1,0.0101,0.01",
        "5,1.36,0.01",
        "10,4.46,0.01",
        "20,12.0,0.01",
        "30,21.9,0.02",
        "50,37.9,0.01",
        "100,84.1,0.01"
    })
    void erlangBMeetsThePublishedTables(int trunks, double erlang, double blocking) {
        assertThat(ErlangB.blocking(trunks, erlang)).isCloseTo(blocking, within(0.03 * blocking));
    }

    @Test
    void erlangBIsStableAtAnySize() {
        assertThat(ErlangB.blocking(1_000_000, 1_000_000)).isBetween(1e-4, 2e-3);
        assertThat(ErlangB.blocking(0, 3)).isEqualTo(1);
        assertThat(ErlangB.blocking(3, 0)).isZero();
        assertThat(ErlangB.blocking(-1, 3)).isNaN();
        assertThat(ErlangB.meanCalls(2, 1)).isCloseTo(0.8, within(1e-12));
    }

    @Property(seed = "1")
    void oneClassIsErlangB(
            @ForAll @IntRange(min = 1, max = 80) int calls, @ForAll @DoubleRange(min = 0, max = 200) double erlang) {
        var law = new KaufmanRoberts(3 * calls, new double[] {erlang}, new int[] {3});
        assertThat(law.blocking(3)).isCloseTo(ErlangB.blocking(calls, erlang), within(1e-10));
        assertThat(law.meanOccupiedUnits()).isCloseTo(3 * ErlangB.meanCalls(calls, erlang), within(1e-7));
    }

    /** Product form summed over all states of two classes. */
    @Test
    void severalClassesMeetTheProductForm() {
        int capacity = 20;
        double[] erlang = {6, 2.5};
        int[] units = {1, 4};
        double mass = 0;
        double blockedSmall = 0;
        double blockedLarge = 0;
        for (int n1 = 0; n1 <= capacity; n1++) {
            for (int n2 = 0; n1 + 4 * n2 <= capacity; n2++) {
                double weight = Math.pow(erlang[0], n1) / factorial(n1) * Math.pow(erlang[1], n2) / factorial(n2);
                mass += weight;
                int free = capacity - n1 - 4 * n2;
                blockedSmall += free < 1 ? weight : 0;
                blockedLarge += free < 4 ? weight : 0;
            }
        }
        var law = new KaufmanRoberts(capacity, erlang, units);
        assertThat(law.blocking(1)).isCloseTo(blockedSmall / mass, within(1e-12));
        assertThat(law.blocking(4)).isCloseTo(blockedLarge / mass, within(1e-12));
        assertThat(law.probabilityOccupied(21)).isZero();
    }

    @Test
    void heavyOfferedLoadDoesNotOverflow() {
        var law = new KaufmanRoberts(2_000, new double[] {1e6}, new int[] {1});
        assertThat(law.blocking(1)).isCloseTo(ErlangB.blocking(2_000, 1e6), within(1e-9));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KaufmanRoberts(10, new double[] {1}, new int[] {0}))
                .withMessageContaining("class 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KaufmanRoberts(10, new double[] {1}, new int[] {1, 2}));
    }

    private static double factorial(int n) {
        double product = 1;
        for (int i = 2; i <= n; i++) {
            product *= i;
        }
        return product;
    }
}
