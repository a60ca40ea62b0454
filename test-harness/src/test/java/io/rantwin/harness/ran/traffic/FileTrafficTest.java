package io.rantwin.harness.ran.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.harness.ran.chance.Fit;
import io.rantwin.harness.ran.chance.PositiveDistribution;
import io.rantwin.harness.ran.chance.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Files arrive as a Poisson process, and a server shared by them has the number in system that theory says. */
class FileTrafficTest {
    private static final long SECOND = 1_000_000;

    static final List<PositiveDistribution> SIZES = List.of(
            new PositiveDistribution.Fixed(40e6),
            new PositiveDistribution.Exponential(40e6),
            new PositiveDistribution.BoundedPareto(1.5, 16e6, 640e6));

    @Test
    void arrivalsOfFtpModelThreeAreAPoissonProcess() {
        FileTraffic traffic = new FileTraffic(
                1, FileTraffic.FTP_MODEL_3_BITS, FileTraffic.FTP_MODEL_3_FILES_PER_SECOND, new Streams(1).of("f"));
        traffic.start(0, 0);
        List<Long> times = new ArrayList<>();
        for (long now = 10_000; now <= 4000 * SECOND; now += 10_000) {
            traffic.advanceTo(now, (ue, bits, time) -> {
                assertThat(bits).isEqualTo(4_000_000);
                times.add(time);
            });
        }
        assertThat((double) times.size()).isCloseTo(20_000, within(4 * Math.sqrt(20_000)));
        double[] gaps = new double[times.size() - 1];
        Arrays.setAll(gaps, i -> (times.get(i + 1) - times.get(i)) / 1e6);
        assertThat(Fit.kolmogorov(gaps, x -> 1 - Math.exp(-5 * x))).isLessThan(Fit.KOLMOGOROV_0_001);
        assertThat(traffic.meanBitsPerSecond()).isEqualTo(20e6);
    }

    @Test
    void demandMultipliesTheRate() {
        FileTraffic traffic = new FileTraffic(2, FileTraffic.FTP_MODEL_3_BITS, 5, new Streams(2).of("f"));
        traffic.start(0, 0);
        traffic.start(1, 0);
        traffic.setDemand(1, 0);
        long[] count = new long[2];
        for (int i = 1; i <= 1000; i++) {
            traffic.setDemand(0, i <= 500 ? 0.5 : 3);
            traffic.advanceTo(i * SECOND, (ue, bits, time) -> count[ue]++);
        }
        double expected = 500 * 2.5 + 500 * 15;
        assertThat((double) count[0]).isCloseTo(expected, within(4 * Math.sqrt(expected)));
        assertThat(count[1]).isZero();
    }

    /** M/G/1 with processor sharing: mean number in system rho / (1 - rho), whatever the sizes; delay by Little's law. */
    @ParameterizedTest
    @FieldSource("SIZES")
    void sharedServerHasTheMeanNumberOfFilesOfTheory(PositiveDistribution bits) {
        int ues = 60;
        double load = 0.6;
        double capacity = 100e6;
        double filesPerSecond = load * capacity / bits.mean();
        FileTraffic traffic = new FileTraffic(ues, bits, filesPerSecond / ues, new Streams(3).of("f"));
        TrafficClass[] classes = new TrafficClass[ues];
        Arrays.fill(classes, TrafficClass.EMBB_FILE);
        Buffers buffers = new Buffers(classes, Long.MAX_VALUE / 2, 64);
        for (int ue = 0; ue < ues; ue++) {
            traffic.start(ue, 0);
        }
        long step = 10_000;
        long steps = 1_500_000;
        double files = 0;
        for (long i = 1; i <= steps; i++) {
            long now = i * step;
            traffic.advanceTo(now, buffers);
            share(buffers, ues, (long) (capacity * step / 1e6), now);
            for (int ue = 0; ue < ues; ue++) {
                files += buffers.queuedBursts(ue);
            }
        }
        double mean = files / steps;
        assertThat(mean).isCloseTo(load / (1 - load), within(0.15));
        long delivered = 0;
        double delaySeconds = 0;
        for (int ue = 0; ue < ues; ue++) {
            delivered += buffers.deliveredBursts(ue);
            delaySeconds += buffers.delayMicros(ue) / 1e6;
        }
        double throughput = delivered / (steps * step / 1e6);
        // A file waits up to one step for its first service, on average half of one.
        assertThat(throughput * delaySeconds / delivered).isCloseTo(mean, within(0.05 * mean));
    }

    private static void share(Buffers buffers, int ues, long bits, long now) {
        long left = bits;
        int busy = 1;
        while (left > 0 && busy > 0) {
            busy = 0;
            for (int ue = 0; ue < ues; ue++) {
                busy += buffers.queuedBits(ue) > 0 ? 1 : 0;
            }
            long each = busy == 0 ? 0 : Math.max(1, left / busy);
            for (int ue = 0; ue < ues && left > 0; ue++) {
                left -= buffers.serve(ue, Math.min(left, each), now);
            }
        }
    }
}
