package io.rantwin.twin.learned;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Small random models for the tests. */
final class Models {
    private Models() {}

    static float[] random(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (0.5 * random.nextGaussian());
        }
        return values;
    }

    static Dense dense(Random random, int in, int out, Activation activation) {
        return new Dense(in, out, activation, random(random, in * out), random(random, out));
    }

    static Gru gru(Random random, int in, int units, boolean after) {
        return new Gru(
                in,
                units,
                after,
                random(random, in * 3 * units),
                random(random, units * 3 * units),
                random(random, 3 * units),
                random(random, 3 * units));
    }

    static Lstm lstm(Random random, int in, int units) {
        return new Lstm(in, units, random(random, (in + units) * 4 * units), random(random, 4 * units));
    }

    /** Residual where it can be. */
    static Attention attention(Random random, int in, int out, int width, int heads, int window) {
        return new Attention(
                in,
                out,
                width,
                heads,
                window,
                in == out,
                random(random, in * 3 * width),
                random(random, 3 * width),
                random(random, width * out),
                random(random, out));
    }

    /** Header for a network of these sizes; quantum 1e-6, so that rounding does not hide differences. */
    static Header header(int inputs, int horizons, List<Double> quantiles) {
        return new Header(
                "test",
                "1",
                "RRU.PrbTotDl",
                IntStream.range(0, inputs).mapToObj(i -> "input" + i).toList(),
                Collections.nCopies(inputs, 0.0),
                Collections.nCopies(inputs, 1.0),
                IntStream.rangeClosed(1, horizons).boxed().toList(),
                quantiles,
                0,
                1,
                1e-6);
    }
}
