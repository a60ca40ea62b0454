package io.rantwin.harness.ran.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.harness.ran.chance.Fit;
import io.rantwin.harness.ran.chance.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Periodic, voice and sporadic traffic against their specifications. */
class PacketTrafficTest {
    private static final long SECOND = 1_000_000;
    private final Streams streams = new Streams(5);

    @Test
    void periodicMessagesNeverDrift() {
        PeriodicTraffic traffic = new PeriodicTraffic(3, PeriodicTraffic.Service.MOTION_CONTROL, streams.of("p"));
        List<Long> first = new ArrayList<>();
        List<Long> third = new ArrayList<>();
        traffic.start(0, 0);
        traffic.start(2, 500);
        for (long now = 10_000; now <= 10 * SECOND; now += 10_000) {
            traffic.advanceTo(now, (ue, bits, time) -> {
                assertThat(bits).isEqualTo(160);
                assertThat(ue).as("not started").isNotEqualTo(1);
                (ue == 0 ? first : third).add(time);
            });
        }
        assertThat(first).hasSize(5000);
        for (int i = 1; i < 5000; i++) {
            assertThat(first.get(i) - first.get(i - 1)).isEqualTo(2000);
        }
        assertThat(third.getFirst()).isGreaterThan(500);
        assertThat(traffic.meanBitsPerSecond()).isEqualTo(80_000);
    }

    @Test
    void nothingArrivesAfterTheSession() {
        PeriodicTraffic traffic = new PeriodicTraffic(1, PeriodicTraffic.Service.CONTROL_TO_CONTROL, streams.of("p"));
        List<Long> times = new ArrayList<>();
        traffic.start(0, 0);
        traffic.stop(0, 34_000);
        traffic.advanceTo(SECOND, (ue, bits, time) -> times.add(time));
        traffic.advanceTo(2 * SECOND, (ue, bits, time) -> times.add(time));
        assertThat(times).hasSizeBetween(3, 4).allMatch(time -> time <= 34_000);
        assertThat(traffic.isActive(0)).isFalse();
    }

    @Test
    void voiceTalksHalfOfTheTimeInSpurtsOfTwoSeconds() {
        int ues = 200;
        long seconds = 500;
        VoiceTraffic traffic = new VoiceTraffic(ues, VoiceTraffic.Codec.EVS_13_2, streams.of("v"));
        for (int ue = 0; ue < ues; ue++) {
            traffic.start(ue, 0);
        }
        long[] speech = new long[1];
        long[] descriptors = new long[1];
        long[] spurts = new long[1];
        long[] lastSpeech = new long[ues];
        Arrays.fill(lastSpeech, -SECOND);
        traffic.advanceTo(seconds * SECOND, (ue, bits, time) -> {
            if (bits == 320) {
                speech[0]++;
                spurts[0] += time - lastSpeech[ue] > 20_000 ? 1 : 0;
                lastSpeech[ue] = time;
            } else {
                assertThat(bits).isEqualTo(104);
                descriptors[0]++;
            }
        });
        double frames = ues * seconds * 50.0;
        // Correlation time of the chain is 1 / 0.02 frames, so about 5e6 / 100 independent samples: 1 % is 4.5 sigma.
        assertThat(speech[0] / frames).isCloseTo(0.5, within(0.01));
        assertThat((double) speech[0] / spurts[0]).as("frames in a spurt").isCloseTo(100, within(2.0));
        double rate = (speech[0] * 320.0 + descriptors[0] * 104.0) / (ues * seconds);
        assertThat(rate).isCloseTo(traffic.meanBitsPerSecond(), within(0.01 * traffic.meanBitsPerSecond()));
        // A silence of n frames has ceil(n / 8) descriptors: E = 1 / (1 - 0.99^8) = 12.96 in 100 frames.
        assertThat(descriptors[0] / (frames - speech[0])).isCloseTo(0.1296, within(0.002));
    }

    @Test
    void alarmReportsFollowBetaThreeFour() {
        int devices = 5000;
        SporadicTraffic traffic = new SporadicTraffic(devices, SporadicTraffic.REPORT_BITS, 1e-9, streams.of("m"));
        for (int ue = 0; ue < devices; ue++) {
            traffic.start(ue, 0);
            traffic.alarm(ue, SECOND, SporadicTraffic.ALARM_SPREAD_MICROS);
        }
        List<Double> points = new ArrayList<>();
        for (long now = 10_000; now <= 12 * SECOND; now += 10_000) {
            traffic.advanceTo(now, (ue, bits, time) -> {
                points.add((time - SECOND) / 1e7);
                assertThat(bits).isBetween(160L, 1600L);
            });
        }
        assertThat(points).hasSize(devices);
        double[] sample = points.stream().mapToDouble(p -> p).toArray();
        // Beta(3, 4): P(X <= x) = P(at least 3 of 6 uniforms below x).
        assertThat(Fit.kolmogorov(sample, x -> {
                    double y = 1 - x;
                    return 1 - Math.pow(y, 6) - 6 * x * Math.pow(y, 5) - 15 * x * x * Math.pow(y, 4);
                }))
                .isLessThan(Fit.KOLMOGOROV_0_001);
    }

    @Test
    void sporadicReportsComeAtTheirRate() {
        int devices = 1000;
        SporadicTraffic traffic = new SporadicTraffic(devices, SporadicTraffic.REPORT_BITS, 0.01, streams.of("m"));
        for (int ue = 0; ue < devices; ue++) {
            traffic.start(ue, 0);
        }
        long[] count = new long[1];
        traffic.advanceTo(2000 * SECOND, (ue, bits, time) -> count[0]++);
        assertThat((double) count[0]).isCloseTo(20_000, within(4 * Math.sqrt(20_000)));
    }
}
