package io.rantwin.twin.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayersTest {
    private static final List<Double> FIVE = List.of(0.05, 0.25, 0.5, 0.75, 0.95);

    static List<Kernel> kernels() {
        return List.of(Kernels.scalar(), Kernels.best());
    }

    /**
     * One unit, one input, all weights by hand: x = 1, h = 0, then again. With Wr = Wz = 0 both gates are 1/2; candidate tanh(1 + r h),
     * so h1 = tanh(1)/2 and h2 = h1/2 + tanh(1 + h1/2)/2.
     */
    @ParameterizedTest
    @MethodSource("kernels")
    void gruByHand(Kernel kernel) throws WeightsException {
        var gru = new Gru(1, 1, true, new float[] {0, 0, 1}, new float[] {0, 0, 1}, new float[3], new float[3]);
        var head = new Dense(1, 1, Activation.LINEAR, new float[] {1}, new float[] {0});
        var forecaster = forecaster(1, 1, List.of(0.5), List.of(gru, head), Neighbourhood.none(1), kernel);
        forecaster.step(new int[] {0}, 1, new float[] {1});
        double h1 = Math.tanh(1) / 2;
        assertThat((double) forecaster.forecast(0, 0, 0)).isCloseTo(h1, within(2e-6));
        forecaster.step(new int[] {0}, 1, new float[] {1});
        assertThat((double) forecaster.forecast(0, 0, 0)).isCloseTo(h1 / 2 + Math.tanh(1 + h1 / 2) / 2, within(2e-6));
        assertThat(forecaster.steps(0)).isEqualTo(2);
    }

    /** All gates 1/2, candidate tanh(1): c1 = tanh(1)/2, h1 = tanh(c1)/2; c2 = c1/2 + tanh(1)/2. */
    @ParameterizedTest
    @MethodSource("kernels")
    void lstmByHand(Kernel kernel) throws WeightsException {
        var lstm = new Lstm(1, 1, new float[] {0, 0, 1, 0, 0, 0, 0, 0}, new float[4]);
        var head = new Dense(1, 1, Activation.LINEAR, new float[] {1}, new float[] {0});
        var forecaster = forecaster(1, 1, List.of(0.5), List.of(lstm, head), Neighbourhood.none(1), kernel);
        forecaster.step(new int[] {0}, 1, new float[] {1});
        forecaster.step(new int[] {0}, 1, new float[] {1});
        double c2 = Math.tanh(1) / 4 + Math.tanh(1) / 2;
        assertThat((double) forecaster.forecast(0, 0, 0)).isCloseTo(Math.tanh(c2) / 2, within(2e-6));
    }

    /** Keys all 0, so every step of the window counts alike: the mean of the last two values. */
    @Test
    void attentionByHand() throws WeightsException {
        var attention =
                new Attention(1, 1, 1, 1, 2, false, new float[] {1, 0, 1}, new float[3], new float[] {1}, new float[1]);
        var forecaster = forecaster(1, 1, List.of(0.5), List.of(attention), Neighbourhood.none(1), Kernels.scalar());
        float[] expected = {1, 1.5f, 2.5f, 6};
        float[] reports = {1, 2, 3, 9};
        for (int t = 0; t < 4; t++) {
            forecaster.step(new int[] {0}, 1, new float[] {reports[t]});
            assertThat(forecaster.forecast(0, 0, 0)).isEqualTo(expected[t]);
        }
    }

    /** A quarter of the strength to cell 1, the rest to cell 2; rubbish edges left out. Read is what was reported in the same step, and whole. */
    @Test
    void graphMixingByHand() throws WeightsException {
        var mixing = new GraphMixing(2, 1);
        // Outputs: ten times the own values, the mean of the neighbours' first value, the share of them.
        var look = new Dense(4, 4, Activation.LINEAR, diagonal(10, 10, 1, 1), new float[4]);
        int[][] neighbours = {{1, 2, 0, 7}, {}, {0}};
        double[][] strengths = {{1, 3, 5, 5}, {}, {2}};
        var forecaster = new StatefulForecaster(
                Weights.inMemory(Models.header(2, 4, List.of(0.5)), List.of(mixing, look)),
                Neighbourhood.of(neighbours, strengths),
                Kernels.scalar());
        forecaster.step(new int[] {2, 0, 1}, 3, new float[] {3, 0.3f, 1, 0.1f, 2, 0.2f});
        told(forecaster, 0, 10, 1, 0.25f * 2 + 0.75f * 3, 1);
        told(forecaster, 1, 20, 2, 0, 0);
        told(forecaster, 2, 30, 3, 1, 1);
        assertThat(forecaster.missingNeighbours()).isZero();
        // Cell 1 says nothing: what it said before is of another moment.
        forecaster.step(new int[] {0, 2}, 2, new float[] {4, 0, 5, 0});
        told(forecaster, 0, 40, 0, 5, 0.75f);
        assertThat(forecaster.missingNeighbours()).isEqualTo(1);
        // Cell 1 has no first value; cell 2 has no second one, which is not mixed.
        forecaster.step(new int[] {0, 1, 2}, 3, new float[] {4, 0, Float.NaN, 7, 6, Float.NaN});
        told(forecaster, 0, 40, 0, 6, 0.75f);
        assertThat(forecaster.missingNeighbours()).isEqualTo(2);
        assertThat(forecaster.missingInputs()).isEqualTo(2);
        // Cell 2 goes on with an old value: its neighbour does not read it, itself it does.
        forecaster.step(new int[] {0, 2}, 2, new float[] {4, 0, 6, 1}, new boolean[] {false, true});
        told(forecaster, 0, 40, 0, 0, 0);
        told(forecaster, 2, 60, 10, 4, 1);
        assertThat(forecaster.missingNeighbours()).isEqualTo(4);
    }

    private static float[] diagonal(float... values) {
        float[] matrix = new float[values.length * values.length];
        for (int i = 0; i < values.length; i++) {
            matrix[i * values.length + i] = values[i];
        }
        return matrix;
    }

    private static void told(StatefulForecaster forecaster, int cell, float... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(forecaster.forecast(cell, i, 0)).as("output " + i).isCloseTo(expected[i], within(1e-5f));
        }
    }

    /** All kinds in one network, 70 cells in changing subsets, 12 steps, against the naive network. */
    @ParameterizedTest
    @MethodSource("kernels")
    void networksAgreeWithTheNaiveDoubleNetwork(Kernel kernel) throws WeightsException {
        for (boolean after : new boolean[] {true, false}) {
            var random = new Random(11);
            int cells = 70;
            Gru gru = Models.gru(random, 5, 37, after);
            Lstm lstm = Models.lstm(random, 37, 19);
            // Once residual, once with more outputs than inputs.
            int wide = after ? 24 : 19;
            Attention attention = Models.attention(random, 19, wide, 12, 3, 4);
            GraphMixing mixing = new GraphMixing(wide, 7);
            Dense relu = Models.dense(random, wide + 8, 18, Activation.RELU);
            Dense head = Models.dense(random, 18, 10, Activation.LINEAR);
            int[][] neighbours = new int[cells][];
            double[][] strengths = new double[cells][];
            for (int i = 0; i < cells; i++) {
                neighbours[i] = new int[] {(i + 1) % cells, (i + 9) % cells};
                strengths[i] = new double[] {1, 2};
            }
            var forecaster = forecaster(
                    5,
                    2,
                    FIVE,
                    List.of(gru, lstm, attention, mixing, relu, head),
                    Neighbourhood.of(neighbours, strengths),
                    kernel);
            double[][] h = new double[cells][37];
            double[][] lstmState = new double[cells][38];
            double[][][] history = new double[cells][0][];
            double[][] published = new double[cells][wide];
            for (int step = 0; step < 12; step++) {
                int[] list = random.ints(0, cells)
                        .distinct()
                        .limit(1 + random.nextInt(cells - 1))
                        .toArray();
                float[] report = Models.random(random, list.length * 5);
                forecaster.step(list, list.length, report);
                for (int r = 0; r < list.length; r++) {
                    int cell = list[r];
                    double[] x = new double[5];
                    for (int i = 0; i < 5; i++) {
                        x[i] = report[r * 5 + i];
                    }
                    h[cell] = NaiveNetwork.gru(x, h[cell], gru);
                    double[] fromLstm = NaiveNetwork.lstm(h[cell], lstmState[cell], lstm);
                    history[cell] = Arrays.copyOf(history[cell], history[cell].length + 1);
                    history[cell][history[cell].length - 1] = fromLstm;
                    published[cell] = NaiveNetwork.attention(history[cell], attention);
                }
                Set<Integer> heard = Arrays.stream(list).boxed().collect(Collectors.toSet());
                for (int cell : list) {
                    double[] mixed = NaiveNetwork.mixing(published, neighbours[cell], strengths[cell], heard, cell, 7);
                    double[] last = NaiveNetwork.dense(mixed, relu.weights(), relu.bias(), Activation.RELU);
                    double[] raw = NaiveNetwork.dense(last, head.weights(), head.bias(), Activation.LINEAR);
                    for (int horizon = 0; horizon < 2; horizon++) {
                        double[] expected =
                                NaiveNetwork.quantiles(Arrays.copyOfRange(raw, horizon * 5, horizon * 5 + 5));
                        for (int q = 0; q < 5; q++) {
                            assertThat((double) forecaster.forecast(cell, horizon, q))
                                    .as("step %s cell %s horizon %s quantile %s", step, cell, horizon, q)
                                    .isCloseTo(expected[q], within(3e-5));
                        }
                    }
                }
            }
        }
    }

    @Test
    void forgettingACellStartsItAnew() throws WeightsException {
        var random = new Random(2);
        List<Layer> layers = List.of(Models.gru(random, 2, 8, true), Models.dense(random, 8, 5, Activation.LINEAR));
        var forecaster = forecaster(2, 1, FIVE, layers, Neighbourhood.none(3), Kernels.best());
        forecaster.step(new int[] {1}, 1, new float[] {0.3f, 0.4f});
        float first = forecaster.forecast(1, 0, 0);
        forecaster.step(new int[] {1}, 1, new float[] {0.3f, 0.4f});
        assertThat(forecaster.forecast(1, 0, 0)).isNotEqualTo(first);
        forecaster.forget(1);
        assertThat(forecaster.steps(1)).isZero();
        forecaster.step(new int[] {1}, 1, new float[] {0.3f, 0.4f});
        assertThat(forecaster.forecast(1, 0, 0)).isEqualTo(first);
    }

    @Test
    void inputsWithoutValueCountAsTheMeanAndAreCounted() throws WeightsException {
        var random = new Random(2);
        List<Layer> layers = List.of(Models.gru(random, 2, 8, true), Models.dense(random, 8, 5, Activation.LINEAR));
        var forecaster = forecaster(2, 1, FIVE, layers, Neighbourhood.none(2), Kernels.best());
        forecaster.step(new int[] {0, 1}, 2, new float[] {Float.NaN, 0.4f, 0, 0.4f});
        assertThat(forecaster.forecast(0, 0, 2)).isEqualTo(forecaster.forecast(1, 0, 2));
        assertThat(forecaster.missingInputs()).isEqualTo(1);
        forecaster.step(new int[] {0}, 1, new float[] {Float.POSITIVE_INFINITY, 1e30f});
        assertThat(forecaster.cutInputs()).isEqualTo(2);
        assertThat(forecaster.forecast(0, 0, 2)).isFinite();
    }

    /** After warm-up the thread's allocation counter stands still over 50 steps of all kinds of layers. */
    @Test
    void aStepAllocatesNothing() throws WeightsException {
        var random = new Random(6);
        List<Layer> layers = List.of(
                Models.gru(random, 5, 33, false),
                Models.lstm(random, 33, 16),
                Models.attention(random, 16, 12, 8, 2, 4),
                new GraphMixing(12, 7),
                Models.dense(random, 20, 10, Activation.SIGMOID));
        int[][] ring = IntStream.range(0, 50)
                .mapToObj(i -> new int[] {(i + 1) % 50, (i + 49) % 50})
                .toArray(int[][]::new);
        double[][] strengths =
                IntStream.range(0, 50).mapToObj(i -> new double[] {1, 2}).toArray(double[][]::new);
        var forecaster = forecaster(5, 2, FIVE, layers, Neighbourhood.of(ring, strengths), Kernels.scalar());
        int[] cells = IntStream.range(0, 50).toArray();
        float[] report = Models.random(random, 250);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 20 && allocated > 100; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 50; i++) {
                forecaster.step(cells, 50, report);
            }
            // The reading itself may cost some bytes.
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertThat(allocated).isLessThanOrEqualTo(100);
    }

    @Test
    void quantilesRiseWhateverTheWeightsAndLieOnTheGrid() throws WeightsException {
        var random = new Random(4);
        for (int trial = 0; trial < 200; trial++) {
            List<Layer> layers = List.of(Models.dense(random, 3, 20, Activation.LINEAR));
            var forecaster = forecaster(3, 4, FIVE, layers, Neighbourhood.none(1), Kernels.best());
            float[] report = Models.random(random, 3);
            report[0] *= 100;
            forecaster.step(new int[] {0}, 1, report);
            for (int h = 0; h < 4; h++) {
                for (int q = 0; q < 5; q++) {
                    double value = forecaster.forecast(0, h, q);
                    assertThat(value).isCloseTo(Math.rint(value * 1e6) / 1e6, within(Math.abs(value) * 1e-7 + 1e-12));
                    if (q > 0) {
                        assertThat(value).isGreaterThanOrEqualTo(forecaster.forecast(0, h, q - 1));
                    }
                }
            }
        }
    }

    private static StatefulForecaster forecaster(
            int inputs, int horizons, List<Double> quantiles, List<Layer> layers, Neighbourhood graph, Kernel kernel)
            throws WeightsException {
        return new StatefulForecaster(
                Weights.inMemory(Models.header(inputs, horizons, quantiles), layers), graph, kernel);
    }
}
