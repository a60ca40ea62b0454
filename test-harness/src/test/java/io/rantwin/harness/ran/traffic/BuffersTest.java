package io.rantwin.harness.ran.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** No bit is made or forgotten. */
class BuffersTest {
    private static final TrafficClass[] CLASSES = {TrafficClass.EMBB_FILE, TrafficClass.VONR};

    private final Buffers buffers = new Buffers(CLASSES, 1000, 4);

    @Property(tries = 300, seed = "1")
    void offeredIsServedPlusQueuedPlusDropped(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 4_000) Integer> operations) {
        Buffers some = new Buffers(CLASSES, 1000, 4);
        long[] offered = new long[2];
        long[] served = new long[2];
        long[] heardBits = new long[2];
        some.onCompletion((ue, bits, arrived, done, delivered) -> heardBits[ue] += bits);
        long now = 0;
        for (int operation : operations) {
            now += 1000;
            int ue = operation % 2;
            int bits = operation / 10;
            switch (operation / 2 % 5) {
                case 0, 1 -> {
                    some.offer(ue, bits, now);
                    offered[ue] += bits;
                }
                case 2, 3 -> served[ue] += some.serve(ue, bits, now);
                default -> {
                    if (bits % 2 == 0) {
                        some.expire(ue, 5000, now);
                    } else {
                        some.clear(ue, now);
                    }
                }
            }
            assertThat(some.offeredBits(ue)).isEqualTo(offered[ue]);
            assertThat(some.servedBits(ue)).isEqualTo(served[ue]);
            assertThat(some.servedBits(ue) + some.queuedBits(ue) + some.droppedBits(ue))
                    .isEqualTo(offered[ue]);
            assertThat(some.queuedBits(ue)).isBetween(0L, 1000L);
            assertThat(some.queuedBursts(ue)).isBetween(0, 4);
            assertThat(some.queuedBits(ue) == 0).isEqualTo(some.queuedBursts(ue) == 0);
        }
        for (int ue = 0; ue < 2; ue++) {
            some.clear(ue, now);
            assertThat(heardBits[ue]).as("served bits heard of, once each").isEqualTo(served[ue]);
        }
    }

    @Test
    void servesInOrderAndMeasuresDelays() {
        List<Long> delays = new ArrayList<>();
        buffers.onCompletion((ue, bits, arrived, done, delivered) -> delays.add(done - arrived));
        buffers.offer(0, 100, 1_000);
        buffers.offer(0, 50, 2_000);
        assertThat(buffers.serve(0, 120, 10_000)).isEqualTo(120);
        assertThat(buffers.headAgeMicros(0, 10_000)).isEqualTo(8_000);
        assertThat(buffers.serve(0, 120, 20_000)).isEqualTo(30);
        assertThat(delays).containsExactly(9_000L, 18_000L);
        assertThat(buffers.delayMicros(0)).isEqualTo(27_000);
        assertThat(buffers.deliveredBursts(0)).isEqualTo(2);
        assertThat(buffers.headAgeMicros(0, 30_000)).isZero();
    }

    @Test
    void fullBufferCutsAFileAndLosesAVoicePacket() {
        assertThat(buffers.offer(0, 1500, 0)).isEqualTo(1000);
        assertThat(buffers.droppedBits(0)).isEqualTo(500);
        assertThat(buffers.offer(1, 900, 0)).isEqualTo(900);
        assertThat(buffers.offer(1, 320, 0)).isZero();
        assertThat(buffers.droppedBits(1)).isEqualTo(320);
        assertThat(buffers.droppedBursts(1)).isEqualTo(1);
    }

    @Test
    void oldPacketsAreThrownAway() {
        buffers.offer(1, 100, 0);
        buffers.offer(1, 100, 60_000);
        assertThat(buffers.expire(1, 50_000, 70_000)).isEqualTo(100);
        assertThat(buffers.queuedBits(1)).isEqualTo(100);
    }
}
