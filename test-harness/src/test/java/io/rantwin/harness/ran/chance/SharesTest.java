package io.rantwin.harness.ran.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SharesTest {
    @Property(tries = 200, seed = "1")
    void partsAddUpAndAreWithinOneOfTheirQuota(
            @ForAll @Size(min = 1, max = 8) List<@DoubleRange(min = 0.01, max = 10) Double> drawn,
            @ForAll @IntRange(max = 5000) int total) {
        double[] weights = drawn.stream().mapToDouble(w -> w).toArray();
        int[] counts = Shares.apportion(weights, total);
        double sum = Arrays.stream(weights).sum();
        assertThat(Arrays.stream(counts).sum()).isEqualTo(total);
        for (int i = 0; i < weights.length; i++) {
            assertThat((double) counts[i]).isCloseTo(total * weights[i] / sum, within(1.0 + 1e-9));
        }
    }

    @Test
    void membersAreGivenTheirSharesInRandomOrder() {
        int[] members = Shares.assign(new double[] {1, 3}, 400, new Streams(1).of("mix"));
        assertThat(members).hasSize(400);
        assertThat(Arrays.stream(members).filter(m -> m == 0)).hasSize(100);
        assertThat(Arrays.stream(members).limit(200).filter(m -> m == 0).count())
                .isBetween(30L, 70L);
    }
}
