package io.rantwin.planner.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.planner.training.TrainingException;
import io.rantwin.planner.training.TrainingSet;
import io.rantwin.planner.training.TrainingSet.Segment;
import io.rantwin.planner.training.TrainingSettings;
import io.rantwin.twin.learned.Header;
import io.rantwin.twin.learned.Kernels;
import io.rantwin.twin.learned.Layer;
import io.rantwin.twin.learned.Neighbourhood;
import io.rantwin.twin.learned.StatefulForecaster;
import io.rantwin.twin.learned.Weights;
import io.rantwin.twin.learned.WeightsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@ResourceLock("nd4j")
class Dl4jTrainerTest {
    private static final List<Double> LEVELS = List.of(0.05, 0.1, 0.5, 0.9, 0.95);

    /** A noisy wave of 24 steps; the target is the next value and the one six steps on. */
    private static TrainingSet waves(int segments, int steps) {
        var random = new SplittableRandom(3);
        List<Segment> made = new ArrayList<>();
        for (int s = 0; s < segments; s++) {
            float[] values = new float[steps + 6];
            int phase = random.nextInt(24);
            for (int t = 0; t < values.length; t++) {
                values[t] = (float) (Math.sin((t + phase) * Math.PI / 12) + 0.2 * (random.nextDouble() - 0.5));
            }
            float[][] inputs = new float[steps][];
            float[][] targets = new float[steps][];
            for (int t = 0; t < steps; t++) {
                inputs[t] = new float[] {values[t]};
                targets[t] = new float[] {t % 17 == 0 ? Float.NaN : values[t + 1], values[t + 6]};
            }
            float[][] weights = new float[steps][];
            Arrays.fill(weights, new float[] {1, 1});
            made.add(new Segment(inputs, targets, weights));
        }
        return new TrainingSet(1, 2, LEVELS, made);
    }

    private static TrainingSettings settings(int epochs) {
        return new TrainingSettings(11, 12, epochs, 0.05, 12, 4, 0);
    }

    /** Two heads; back-propagation over 12 rows, so that a window of 18 reaches into the pieces before. */
    private static TrainingSettings settings(int epochs, int attention) {
        return new TrainingSettings(11, 16, epochs, 0.05, 12, 4, 0, attention);
    }

    private static double medianError(List<Layer> layers, Segment segment) throws TrainingException {
        float[][] said = new Dl4jTrainer().forward(layers, segment.inputs());
        double sum = 0;
        for (int t = 24; t < segment.length(); t++) {
            sum += Math.abs(said[t][7] - segment.targets()[t][1]);
        }
        return sum / (segment.length() - 24);
    }

    @Test
    void learnsAWave() throws TrainingException {
        TrainingSet set = waves(16, 48);
        List<Integer> epochs = new ArrayList<>();
        List<Layer> layers = new Dl4jTrainer().train(set, settings(12), List.of(), (epoch, now) -> {
            epochs.add(epoch);
            return true;
        });
        assertThat(epochs).hasSize(12);
        // The noise alone makes an error of 0.05; knowing nothing makes one of 0.64.
        assertThat(medianError(layers, waves(9, 96).segments().getLast())).isLessThan(0.25);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 18})
    void givesTheSameWeightsAgain(int attention) throws TrainingException {
        TrainingSet set = waves(3, 48);
        List<Layer> layers = new Dl4jTrainer().train(set, settings(2, attention), List.of(), (epoch, now) -> true);
        List<Layer> again = new Dl4jTrainer().train(set, settings(2, attention), List.of(), (epoch, now) -> true);
        for (int i = 0; i < layers.size(); i++) {
            for (int k = 0; k < layers.get(i).tensors().size(); k++) {
                assertThat(again.get(i).tensors().get(k))
                        .isEqualTo(layers.get(i).tensors().get(k));
            }
        }
    }

    /** Settings of what goes on have no attention: the layers tell. */
    @ParameterizedTest
    @ValueSource(ints = {0, 18})
    void stopsWhenToldAndGoesOnFromLayers(int attention) throws TrainingException {
        TrainingSet set = waves(4, 48);
        List<Layer> two = new Dl4jTrainer().train(set, settings(9, attention), List.of(), (epoch, now) -> epoch < 2);
        List<List<Layer>> first = new ArrayList<>();
        new Dl4jTrainer()
                .train(set, new TrainingSettings(11, 12, 1, 1e-12, 24, 4, 0), two, (epoch, now) -> first.add(now));
        for (int i = 0; i < two.size(); i++) {
            for (int k = 0; k < two.get(i).tensors().size(); k++) {
                assertThat(first.getFirst().get(i).tensors().get(k))
                        .containsExactly(two.get(i).tensors().get(k), within(1e-6f));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 18})
    void theTwinsForwardPassAgreesWithTheLibrarys(int attention) throws TrainingException, WeightsException {
        TrainingSet set = waves(4, 120);
        List<Layer> layers = new Dl4jTrainer().train(set, settings(5, attention), List.of(), (epoch, now) -> true);
        assertThat(layers.stream().map(Layer::kind))
                .containsExactlyElementsOf(
                        attention == 0 ? List.of("lstm", "dense") : List.of("lstm", "attention", "dense"));
        Segment probe = set.segments().getFirst();
        float[][] theirs = new Dl4jTrainer().forward(layers, probe.inputs());
        var header = new Header(
                "wave", "1", "value", List.of("value"), List.of(0.0), List.of(1.0), List.of(1, 6), LEVELS, 0, 1, 1e-9);
        var ours = new StatefulForecaster(Weights.inMemory(header, layers), Neighbourhood.none(1), Kernels.scalar());
        for (int t = 0; t < probe.length(); t++) {
            ours.step(new int[] {0}, 1, probe.inputs()[t]);
            for (int h = 0; h < 2; h++) {
                float[] raw = theirs[t];
                double median = raw[5 * h + 2];
                double up = median + distance(raw[5 * h + 3]);
                double down = median - distance(raw[5 * h + 1]);
                assertThat(ours.forecast(0, h, 2)).isCloseTo((float) median, within(1e-5f));
                assertThat(ours.forecast(0, h, 3)).isCloseTo((float) up, within(1e-5f));
                assertThat(ours.forecast(0, h, 4)).isCloseTo((float) (up + distance(raw[5 * h + 4])), within(1e-5f));
                assertThat(ours.forecast(0, h, 1)).isCloseTo((float) down, within(1e-5f));
                assertThat(ours.forecast(0, h, 0)).isCloseTo((float) (down - distance(raw[5 * h])), within(1e-5f));
            }
        }
    }

    private static double distance(double raw) {
        return 0.5 * (raw + Math.sqrt(raw * raw + 4));
    }

    /** The loss by its definition, differentiated numerically. */
    @Test
    void gradientIsThatOfTheLoss() {
        var loss = new PinballLoss(LEVELS.stream().mapToDouble(d -> d).toArray(), 1);
        var random = new SplittableRandom(5);
        float[] raw = new float[10];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (float) (random.nextDouble() * 4 - 2);
        }
        INDArray labels = Nd4j.create(new float[] {3, 1, 0, 0, 0, -1, 1, 0, 0, 0}, new long[] {1, 10}, 'c');
        var identity = new ActivationIdentity();
        float[] gradient =
                loss.computeGradient(labels, row(raw), identity, null).data().asFloat();
        for (int i = 0; i < raw.length; i++) {
            float[] more = raw.clone();
            float[] less = raw.clone();
            more[i] += 0.01f;
            less[i] -= 0.01f;
            double rise = loss.computeScore(labels, row(more), identity, null, false)
                    - loss.computeScore(labels, row(less), identity, null, false);
            assertThat(gradient[i]).as("output " + i).isCloseTo((float) (rise / 0.02), within(2e-3f));
        }
        INDArray missing = Nd4j.valueArrayOf(new long[] {1, 10}, PinballLoss.MISSING);
        assertThat(loss.computeGradient(missing, row(raw), identity, null)
                        .data()
                        .asFloat())
                .containsOnly(0f);
    }

    private static INDArray row(float[] values) {
        return Nd4j.create(values, new long[] {1, values.length}, 'c');
    }
}
