package io.rantwin.twin.bench;

import io.rantwin.twin.learned.Activation;
import io.rantwin.twin.learned.Dense;
import io.rantwin.twin.learned.Gru;
import io.rantwin.twin.learned.Header;
import io.rantwin.twin.learned.Kernel;
import io.rantwin.twin.learned.Kernels;
import io.rantwin.twin.learned.Neighbourhood;
import io.rantwin.twin.learned.StatefulForecaster;
import io.rantwin.twin.learned.Weights;
import io.rantwin.twin.learned.WeightsException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** 10 000 cells take one report each through a GRU of 64 units with 8 inputs and an output head of 4 horizons x 5 quantiles. */
final class LearnedMeasurement implements Measurement {
    private static final int CELLS = 10_000;
    private static final int INPUTS = 8;
    private static final int UNITS = 64;
    private static final int OUTPUTS = 20;

    @Override
    public List<Measured> measure(Consumer<String> progress) {
        progress.accept(
                "learned forecast of " + CELLS + " cells, " + Kernels.best().name());
        double best = medianMillis(Kernels.best());
        progress.accept("the same with the scalar loop");
        double scalar = medianMillis(Kernels.scalar());
        String reference = String.format(
                Locale.ROOT,
                "scalar loop %.1f ms, ratio %.1f; %s",
                scalar,
                scalar / best,
                Kernels.best().name());
        return List.of(new Measured("forecast.10000cells.learned.ms", best, "ms", "under 25", reference));
    }

    private static double medianMillis(Kernel kernel) {
        var random = new Random(1);
        StatefulForecaster forecaster;
        try {
            forecaster = new StatefulForecaster(model(random), Neighbourhood.none(CELLS), kernel);
        } catch (WeightsException e) {
            throw new IllegalStateException("the benchmark's own model", e);
        }
        int[] cells = IntStream.range(0, CELLS).toArray();
        float[] report = weights(random, CELLS * INPUTS);
        double nanos = Repetitions.medianNanos(() -> forecaster.step(cells, CELLS, report));
        if (Float.isNaN(forecaster.forecast(CELLS - 1, 3, 2))) {
            throw new IllegalStateException("the benchmark computed no number");
        }
        return nanos / 1e6;
    }

    private static Weights model(Random random) {
        var gru = new Gru(
                INPUTS,
                UNITS,
                true,
                weights(random, INPUTS * 3 * UNITS),
                weights(random, UNITS * 3 * UNITS),
                weights(random, 3 * UNITS),
                weights(random, 3 * UNITS));
        var head = new Dense(
                UNITS, OUTPUTS, Activation.LINEAR, weights(random, UNITS * OUTPUTS), weights(random, OUTPUTS));
        var header = new Header(
                "bench",
                "1",
                "RRU.PrbTotDl",
                IntStream.range(0, INPUTS).mapToObj(i -> "input" + i).toList(),
                Collections.nCopies(INPUTS, 0.0),
                Collections.nCopies(INPUTS, 1.0),
                List.of(60, 900, 3600, 86400),
                List.of(0.05, 0.25, 0.5, 0.75, 0.95),
                0.5,
                0.2,
                1e-4);
        return Weights.inMemory(header, List.of(gru, head));
    }

    private static float[] weights(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (0.2 * random.nextGaussian());
        }
        return values;
    }
}
