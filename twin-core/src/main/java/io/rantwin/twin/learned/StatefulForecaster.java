package io.rantwin.twin.learned;

import java.util.Arrays;

/**
 * Runs one model for all cells: every report moves the reporting cells' recurrent state on by one step and renews their forecasts.
 * State and forecasts lie in flat arrays, cells in the order of the topology. A step allocates nothing. Not thread-safe.
 *
 * <p>Outputs are quantiles for every horizon, rising by construction: the network gives the middle one and, outwards, distances
 * passed through (d + sqrt(d^2 + 4)) / 2, which is never negative. Where the header names a base, the newest value of that input is added
 * (the last one there was, when it is missing). They are rounded to the header's quantum.
 */
public final class StatefulForecaster {
    /** Rows in one batch: scratch of a GRU-64 stays within the second level cache. */
    private static final int BATCH = 32;
    /** Normalised inputs are cut here: far outside training nothing is known, and sums stay finite. */
    private static final float FARTHEST_DEVIATIONS = 30f;

    private final Layer[] layers;
    private final Kernel kernel;
    private final int inputs;
    /** First inputs that neighbours read as they were reported; 0 when they read none, or what layers made of them. */
    private final int inputsMixed;

    private final int outputs;
    private final int horizons;
    private final int quantiles;
    private final int middle;
    private final double offset;
    private final double scale;
    private final double quantum;
    private final int base;
    private final float[] baseValue;
    private final float[] inputMean;
    private final float[] inputInverse;
    private final float[][] states;
    private final long[] steps;
    private final float[] forecasts;
    private final Batch batch;
    private float[] x;
    private float[] y;
    private long missingInputs;
    private long cutInputs;

    /**
     * Forgetful at first: every state is 0.
     *
     * @param neighbourhood one entry a cell; gives the number of cells
     * @throws WeightsException when layers made by hand do not fit together
     */
    public StatefulForecaster(Weights weights, Neighbourhood neighbourhood, Kernel kernel) throws WeightsException {
        weights.check();
        Header header = weights.header();
        int cells = neighbourhood.cells();
        this.layers = weights.layers().toArray(new Layer[0]);
        this.kernel = kernel;
        this.inputs = header.inputs().size();
        this.inputsMixed = layers[0] instanceof GraphMixing mixing ? mixing.mixed() : 0;
        this.horizons = header.horizonsSeconds().size();
        this.quantiles = header.quantiles().size();
        this.outputs = horizons * quantiles;
        this.middle = header.middleQuantile();
        this.offset = header.outputOffset();
        this.scale = header.outputScale();
        this.quantum = header.quantum();
        this.base = header.inputs().indexOf(header.outputBase());
        this.baseValue = new float[cells];
        this.inputMean = new float[inputs];
        this.inputInverse = new float[inputs];
        for (int i = 0; i < inputs; i++) {
            inputMean[i] = header.inputMean().get(i).floatValue();
            inputInverse[i] = (float) (1 / header.inputDeviation().get(i));
        }
        int widest = inputs;
        int scratch = 1;
        this.states = new float[layers.length][];
        for (int i = 0; i < layers.length; i++) {
            widest = Math.max(widest, layers[i].outputs());
            scratch = Math.max(scratch, layers[i].scratchSize());
            states[i] = new float[Math.multiplyExact(cells, layers[i].stateSize())];
        }
        this.steps = new long[cells];
        this.forecasts = new float[Math.multiplyExact(cells, outputs)];
        this.batch = new Batch(steps, BATCH * scratch, neighbourhood);
        this.x = new float[BATCH * widest];
        this.y = new float[BATCH * widest];
    }

    /**
     * Takes one report of each listed cell, all of one moment.
     *
     * @param cells indices, each at most once
     * @param count entries of {@code cells} in use
     * @param report [count][inputs] in the header's units and order; no number (NaN) means no value and counts as the mean
     */
    public void step(int[] cells, int count, float[] report) {
        batch.step++;
        for (int r = 0; r < count; r++) {
            hear(cells[r], report, r);
        }
        move(cells, count, report);
    }

    /**
     * Takes one report of each listed cell, all of one moment: with graph mixing a cell reads what its neighbours report in the same step.
     *
     * @param silent for each entry of {@code cells}, whether its report is not of this moment (such as one carried on from an earlier one), so
     *     that its neighbours must not read it
     */
    public void step(int[] cells, int count, float[] report, boolean[] silent) {
        batch.step++;
        for (int r = 0; r < count; r++) {
            if (!silent[r]) {
                hear(cells[r], report, r);
            }
        }
        move(cells, count, report);
    }

    /** Neighbours read reports that have every value that is mixed. */
    private void hear(int cell, float[] report, int row) {
        for (int i = row * inputs; i < row * inputs + inputsMixed; i++) {
            if (Float.isNaN(report[i])) {
                return;
            }
        }
        batch.heard[cell] = batch.step;
    }

    private void move(int[] cells, int count, float[] report) {
        batch.cells = cells;
        boolean mixesInputs = layers[0] instanceof GraphMixing;
        int begin = 0;
        while (begin < layers.length) {
            int end = begin + 1;
            while (end < layers.length && !(layers[end] instanceof GraphMixing)) {
                end++;
            }
            // Layers begin..end-1 batch by batch; what the next mixing layer reads is published before any cell mixes.
            if (begin == 0 && mixesInputs) {
                publishInputs(count, report);
            }
            for (int first = 0; first < count; first += BATCH) {
                batch.first = first;
                batch.rows = Math.min(BATCH, count - first);
                if (begin == 0 && !mixesInputs) {
                    normalise(report);
                }
                run(begin, end);
            }
            begin = end;
        }
        for (int r = 0; r < count; r++) {
            steps[cells[r]]++;
        }
    }

    private void publishInputs(int count, float[] report) {
        for (int first = 0; first < count; first += BATCH) {
            batch.first = first;
            batch.rows = Math.min(BATCH, count - first);
            normalise(report);
            publish(0);
        }
    }

    private void publish(int layer) {
        if (layers[layer] instanceof GraphMixing mixing) {
            batch.state = states[layer];
            mixing.publish(batch, x);
        }
    }

    private void run(int begin, int end) {
        for (int i = begin; i < end; i++) {
            batch.state = states[i];
            layers[i].step(kernel, batch, x, y);
            float[] swap = x;
            x = y;
            y = swap;
        }
        if (end < layers.length) {
            publish(end);
        } else {
            quantiles();
        }
    }

    private void normalise(float[] report) {
        int from = batch.first * inputs;
        for (int r = 0; r < batch.rows; r++) {
            if (base >= 0 && !Float.isNaN(report[from + base])) {
                baseValue[batch.cell(r)] = report[from + base];
            }
            for (int i = 0; i < inputs; i++) {
                float value = (report[from++] - inputMean[i]) * inputInverse[i];
                if (Float.isNaN(value)) {
                    missingInputs++;
                    value = 0;
                } else if (Math.abs(value) > FARTHEST_DEVIATIONS) {
                    cutInputs++;
                    value = Math.copySign(FARTHEST_DEVIATIONS, value);
                }
                x[r * inputs + i] = value;
            }
        }
    }

    private void quantiles() {
        double inverse = 1 / quantum;
        for (int r = 0; r < batch.rows; r++) {
            double zero = offset + baseValue[batch.cell(r)];
            int to = batch.cell(r) * outputs;
            for (int h = 0; h < horizons; h++) {
                int from = r * outputs + h * quantiles;
                double value = x[from + middle];
                forecasts[to + middle] = rounded(zero, value, inverse);
                double up = value;
                for (int q = middle + 1; q < quantiles; q++) {
                    up += distance(x[from + q]);
                    forecasts[to + q] = rounded(zero, up, inverse);
                }
                double down = value;
                for (int q = middle - 1; q >= 0; q--) {
                    down -= distance(x[from + q]);
                    forecasts[to + q] = rounded(zero, down, inverse);
                }
                to += quantiles;
            }
        }
    }

    private static double distance(double raw) {
        return 0.5 * (raw + Math.sqrt(raw * raw + 4));
    }

    private float rounded(double zero, double value, double inverse) {
        return (float) (Math.rint((zero + scale * value) * inverse) * quantum);
    }

    /** One quantile of the newest forecast of a cell; 0 while {@link #steps} is 0. */
    public float forecast(int cell, int horizon, int quantile) {
        return forecasts[cell * outputs + horizon * quantiles + quantile];
    }

    /** Copies a cell's forecast, [horizon][quantile], to {@code into} from {@code at}. */
    public void copyForecast(int cell, float[] into, int at) {
        System.arraycopy(forecasts, cell * outputs, into, at, outputs);
    }

    /** Reports a cell has given since the start or since it was forgotten: how warm its state is. */
    public long steps(int cell) {
        return steps[cell];
    }

    /** Starts a cell anew, after a gap or a change of the cell. */
    public void forget(int cell) {
        for (int i = 0; i < layers.length; i++) {
            int size = layers[i].stateSize();
            Arrays.fill(states[i], cell * size, (cell + 1) * size, 0);
        }
        Arrays.fill(forecasts, cell * outputs, (cell + 1) * outputs, 0);
        baseValue[cell] = 0;
        steps[cell] = 0;
        batch.heard[cell] = 0;
    }

    /** Inputs without a value so far. */
    public long missingInputs() {
        return missingInputs;
    }

    /** Neighbours that could not be read so far, once for each step of a cell and layer that mixes: silent or without a value. */
    public long missingNeighbours() {
        return batch.missingNeighbours;
    }

    /** Inputs cut at 30 deviations so far. */
    public long cutInputs() {
        return cutInputs;
    }
}
