package io.rantwin.planner.history.chunks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ChunkCodecProperties {
    private static Chunk chunk(long seed) {
        var random = new Random(seed);
        var chunk = new Chunk();
        int rows = random.nextInt(40);
        int style = random.nextInt(4);
        for (int i = 0; i < rows; i++) {
            long time = style == 0
                    ? i * 1000L
                    : style == 1 ? random.nextInt() : style == 2 ? random.nextLong() >> 8 : i * 7L + random.nextInt(5);
            int[] names = random.nextInt(5) == 0 ? new int[] {9} : new int[] {3, 9, 70_000, 5};
            double[] values = new double[names.length];
            for (int k = 0; k < values.length; k++) {
                values[k] = switch ((k + style) % 4) {
                    case 0 -> random.nextGaussian();
                    case 1 -> random.nextInt(70_000) - 35_000;
                    case 2 -> (float) random.nextGaussian();
                    default -> random.nextInt(3) == 0 ? Double.NaN : random.nextInt(3) == 0 ? -0.0 : 4;
                };
            }
            chunk.merge(time, time + random.nextInt(100_000), 1 + random.nextInt(3), names, values, 0);
        }
        return chunk;
    }

    @Property(tries = 300, seed = "1")
    void whatIsWrittenIsRead(@ForAll long seed) throws BrokenChunkException {
        Chunk chunk = chunk(seed);
        Chunk read = ChunkCodec.decode(ChunkCodec.encode(chunk), every -> true);
        Chunk expected = chunk.copy();
        assertThat(read.times).isEqualTo(expected.times);
        assertThat(read.arrivals).isEqualTo(expected.arrivals);
        assertThat(read.reports).isEqualTo(expected.reports);
        assertThat(read.columns).isEqualTo(expected.columns);
        for (int column = 0; column < read.columns; column++) {
            assertThat(read.measurements[column]).isEqualTo(expected.measurements[column]);
            assertThat(read.values[column]).isEqualTo(expected.values[column]);
        }
    }

    @Property(tries = 300, seed = "1")
    void anyFlippedBitOrMissingEndIsNoticed(@ForAll long seed, @ForAll @IntRange(max = 1_000_000) int where) {
        byte[] body = ChunkCodec.encode(chunk(seed));
        int bit = where % (8 * body.length);
        byte[] flipped = body.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        assertThatThrownBy(() -> ChunkCodec.decode(flipped, every -> true)).isInstanceOf(BrokenChunkException.class);
        byte[] cut = java.util.Arrays.copyOf(body, where % body.length);
        assertThatThrownBy(() -> ChunkCodec.decode(cut, every -> true)).isInstanceOf(BrokenChunkException.class);
    }
}
