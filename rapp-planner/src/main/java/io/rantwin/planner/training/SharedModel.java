package io.rantwin.planner.training;

import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.planner.model.SeasonalFeeder;
import io.rantwin.twin.learned.Activation;
import io.rantwin.twin.learned.Dense;
import io.rantwin.twin.learned.Header;
import io.rantwin.twin.learned.Layer;
import io.rantwin.twin.learned.Lstm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A seasonal model whose parts are vectors of known lengths, so that sites can agree on each part without showing each other their rows: the
 * base, the scaling, the weights, and the shifts of intervals, in this order.
 *
 * @param name of the line of models
 * @param target what is forecast
 * @param granularitySeconds seconds of a row, 60 at least
 * @param horizonRows rows ahead, rising
 * @param settings of the network and its training; its epochs are rounds
 */
public record SharedModel(
        String name, String target, double granularitySeconds, List<Integer> horizonRows, TrainingSettings settings) {
    private static final double DAY_SECONDS = 86_400;
    private static final double SMALLEST = 1e-6;
    private static final int PROBE = 600;

    /** Copies the list. */
    public SharedModel {
        horizonRows = List.copyOf(horizonRows);
    }

    /** Rows in a day. */
    public int dayRows() {
        return (int) Math.round(DAY_SECONDS / granularitySeconds);
    }

    private int inputs() {
        return SeasonalFeeder.inputNames(horizons()).size();
    }

    private int outputs() {
        return horizonRows.size() * TrainingRun.QUANTILES.size();
    }

    private int[] horizons() {
        return horizonRows.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Numbers of a base. */
    public int baseLength() {
        return horizonRows.size() * SeasonalFeeder.regressorCount();
    }

    /** Numbers of a scaling: means, deviations, and the scale of the target. */
    public int scalingLength() {
        return 2 * inputs() + 1;
    }

    /** Numbers of a network. */
    public int weightsLength() {
        return lstmLength() + biasLength() + settings.units() * outputs() + outputs();
    }

    private int lstmLength() {
        return (inputs() + settings.units()) * biasLength();
    }

    /** Of the four gates. */
    private int biasLength() {
        return 4 * settings.units();
    }

    /** Numbers of the shifts of intervals. */
    public int shiftsLength() {
        return outputs();
    }

    /** A network as it is before training: it gives the base (the rest as Glorot and Bengio 2010; forget gates begin open). */
    public float[] drawn() {
        var random = new Random(settings.seed());
        int units = settings.units();
        float[] weights = normal(random, lstmLength(), inputs() + units + units);
        float[] bias = new float[biasLength()];
        Arrays.fill(bias, units, 2 * units, 1);
        return vector(List.of(
                new Lstm(inputs(), units, weights, bias),
                new Dense(units, outputs(), Activation.LINEAR, new float[units * outputs()], new float[outputs()])));
    }

    private static float[] normal(Random random, int count, int fans) {
        float[] drawn = new float[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = (float) (Math.sqrt(2.0 / fans) * random.nextGaussian());
        }
        return drawn;
    }

    /** Layers as one vector. */
    static float[] vector(List<Layer> layers) {
        List<float[]> tensors =
                layers.stream().flatMap(layer -> layer.tensors().stream()).toList();
        float[] vector =
                new float[tensors.stream().mapToInt(tensor -> tensor.length).sum()];
        int at = 0;
        for (float[] tensor : tensors) {
            System.arraycopy(tensor, 0, vector, at, tensor.length);
            at += tensor.length;
        }
        return vector;
    }

    /** The layers of a vector. */
    List<Layer> layers(float[] vector) {
        int units = settings.units();
        int bias = lstmLength();
        int dense = bias + biasLength();
        int denseBias = vector.length - outputs();
        return List.of(
                new Lstm(inputs(), units, Arrays.copyOf(vector, bias), Arrays.copyOfRange(vector, bias, dense)),
                new Dense(
                        units,
                        outputs(),
                        Activation.LINEAR,
                        Arrays.copyOfRange(vector, dense, denseBias),
                        Arrays.copyOfRange(vector, denseBias, vector.length)));
    }

    /** How the model is fed with such a base. */
    ModelCard.Feeding feeding(float[] base) {
        int regressors = SeasonalFeeder.regressorCount();
        List<List<Double>> rows = IntStream.range(0, horizonRows.size())
                .mapToObj(h -> IntStream.range(0, regressors)
                        .mapToObj(k -> (double) base[h * regressors + k])
                        .toList())
                .toList();
        return new ModelCard.Feeding(
                ModelCard.Feeding.Kind.SEASONAL,
                target,
                granularitySeconds,
                dayRows(),
                horizonRows,
                SeasonalFeeder.inputNames(horizons()),
                List.of(),
                rows);
    }

    /** Change of the target, in the unit that all seasonal models have, for a change of 1 of the output: losses of sites are in units of it. */
    public double scale(float[] scaling) {
        return scaling(scaling).scale();
    }

    static float[] vector(Scaling scaling) {
        float[] vector = new float[2 * scaling.mean().size() + 1];
        for (int i = 0; i < scaling.mean().size(); i++) {
            vector[i] = scaling.mean().get(i).floatValue();
            vector[scaling.mean().size() + i] = scaling.deviation().get(i).floatValue();
        }
        vector[vector.length - 1] = (float) scaling.scale();
        return vector;
    }

    /** The scaling of a vector; deviations and scale are above 0 whatever sites sent. */
    static Scaling scaling(float[] vector) {
        List<Double> mean = new ArrayList<>();
        List<Double> deviation = new ArrayList<>();
        int inputs = (vector.length - 1) / 2;
        for (int i = 0; i < inputs; i++) {
            mean.add((double) vector[i]);
            deviation.add(Math.max(SMALLEST, vector[inputs + i]));
        }
        return new Scaling(mean, deviation, 0, Math.max(SMALLEST, vector[2 * inputs]));
    }

    Header header(ModelCard.Feeding feeding, Scaling scaling) {
        return TrainingRun.header(name, settings.seed(), feeding, scaling);
    }

    /** All parts of a model. */
    public record Parts(float[] base, float[] scaling, float[] weights, float[] shifts) {}

    /**
     * The bundle of agreed parts, checked: both forward passes give the same.
     *
     * @param figures on rows that no site trained on
     */
    public ModelBundle bundle(
            Trainer trainer,
            Parts parts,
            ModelCard.Data data,
            ModelCard.Training training,
            List<ModelCard.Figure> figures)
            throws TrainingException, BundleException {
        ModelCard.Feeding feeding = feeding(parts.base());
        Header header = header(feeding, scaling(parts.scaling()));
        List<Layer> layers = IntervalCalibration.shifted(layers(parts.weights()), parts.shifts());
        double parity = Parity.checked(trainer, layers, header, ParityProbe.of(probe()));
        return new TrainedModel(feeding, header, layers, training, parity, figures)
                .bundle(name, null, data, "; trained by sites together");
    }

    /** Inputs of the size that normalised ones have: the coordinator sees no rows. */
    private float[][] probe() {
        var random = new Random(settings.seed());
        float[][] probe = new float[PROBE][inputs()];
        for (float[] row : probe) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return probe;
    }
}
