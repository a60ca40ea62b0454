package io.rantwin.harness.ran.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.harness.ran.site.Environment;
import io.rantwin.harness.ran.site.HexagonalLayout;
import io.rantwin.harness.ran.site.Layout;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SliceSharesTest {
    private static final int UNITS = 1000;

    private static CellParameters parameters(SlicePolicy... policies) {
        Layout layout = HexagonalLayout.usual(1, Environment.UMA, List.of(TestNetworks.CARRIER))
                .build();
        List<SlicePlan> slices = java.util.Arrays.stream(policies)
                .map(policy -> new SlicePlan(1, -1, policy, List.of()))
                .toList();
        return new CellParameters(layout, new int[layout.cells().size()][0], slices, 1);
    }

    @Property(seed = "1")
    void everySliceGetsItsMinimumAndNoneMoreThanItsMaximum(
            @ForAll @Size(3) List<@IntRange(max = 33) Integer> least,
            @ForAll @Size(3) List<@IntRange(max = 67) Integer> more,
            @ForAll @Size(3) List<@IntRange(max = 2000) Integer> needs,
            @ForAll @IntRange(max = 100) int dedicatedPercent) {
        SlicePolicy[] policies = new SlicePolicy[3];
        long[] wanted = new long[3];
        int reserved = 0;
        for (int i = 0; i < 3; i++) {
            double dedicated = least.get(i) * dedicatedPercent / 100.0;
            policies[i] = new SlicePolicy(dedicated, least.get(i), least.get(i) + more.get(i));
            wanted[i] = needs.get(i);
        }
        int[] given = new SliceShares(parameters(policies), 3).divide(0, UNITS, wanted);
        int sum = 0;
        boolean satisfied = true;
        for (int i = 0; i < 3; i++) {
            int minimum = (int) (policies[i].minRatio() * UNITS / 100);
            int maximum = (int) (policies[i].maxRatio() * UNITS / 100);
            assertThat(given[i]).isBetween((int) Math.min(wanted[i], minimum), (int) Math.min(wanted[i], maximum));
            sum += given[i];
            reserved += Math.max(0, (int) (policies[i].dedicatedRatio() * UNITS / 100) - given[i]);
            satisfied &= given[i] == Math.min(wanted[i], maximum);
        }
        assertThat(sum + reserved).isLessThanOrEqualTo(UNITS);
        // Nothing is left over while somebody may have more.
        assertThat(satisfied || sum + reserved == UNITS).isTrue();
    }

    @Test
    void whatIsLeftIsPouredEvenly() {
        CellParameters free = parameters(SlicePolicy.FREE, SlicePolicy.FREE, SlicePolicy.FREE);
        assertThat(new SliceShares(free, 3).divide(0, UNITS, new long[] {100, 5000, 5000}))
                .containsExactly(100, 450, 450);
        CellParameters capped = parameters(new SlicePolicy(0, 30, 100), new SlicePolicy(0, 0, 20), SlicePolicy.FREE);
        assertThat(new SliceShares(capped, 3).divide(0, UNITS, new long[] {5000, 5000, 5000}))
                .containsExactly(550, 200, 250);
    }

    @Test
    void aCellCannotPromiseMoreThanItHas() {
        CellParameters parameters = parameters(new SlicePolicy(0, 60, 100), SlicePolicy.FREE);
        assertThatThrownBy(() -> parameters.setPolicy(0, 1, new SlicePolicy(0, 50, 100)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("110");
        assertThat(parameters.policy(0, 1)).isEqualTo(SlicePolicy.FREE);
    }
}
