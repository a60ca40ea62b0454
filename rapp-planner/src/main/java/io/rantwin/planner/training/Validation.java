package io.rantwin.planner.training;

import io.rantwin.twin.learned.Header;
import io.rantwin.twin.learned.Kernel;
import io.rantwin.twin.learned.Kernels;
import io.rantwin.twin.learned.Layer;
import io.rantwin.twin.learned.StatefulForecaster;
import io.rantwin.twin.learned.Weights;
import io.rantwin.twin.learned.WeightsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loss of layers on the validation rows, by the forward pass that will serve them. Not thread-safe. */
final class Validation {
    private static final double FINE = 1e-6;

    private final Window window;
    private final Header header;
    private final List<Integer> horizonRows;
    private final int warmFrom;
    private final int from;
    private final int until;
    private final Kernel kernel = Kernels.best();

    /** Rows {@code from} to {@code until - 1} count as origins; the state is warmed from {@code warmFrom} on. */
    Validation(Window window, Header header, List<Integer> horizonRows, int warmFrom, int from, int until) {
        this.window = window;
        this.header = new Header(
                header.name(),
                header.version(),
                header.target(),
                header.inputs(),
                header.inputMean(),
                header.inputDeviation(),
                header.horizonsSeconds(),
                header.quantiles(),
                header.outputOffset(),
                header.outputScale(),
                FINE * header.outputScale());
        this.horizonRows = horizonRows;
        this.warmFrom = Math.max(0, warmFrom);
        this.from = from;
        this.until = until;
    }

    /** Mean pinball loss over quantiles, horizons and targets, in units of the header's output scale. */
    double loss(List<Layer> layers) throws TrainingException {
        return pass(layers, null);
    }

    /** What the ends of intervals must be moved by, see {@link IntervalCalibration}. */
    float[] shifts(List<Layer> layers) throws TrainingException {
        var calibration = new IntervalCalibration(header);
        pass(layers, calibration);
        return calibration.shifts();
    }

    private double pass(List<Layer> layers, @Nullable IntervalCalibration calibration) throws TrainingException {
        try {
            var forecaster = new StatefulForecaster(Weights.inMemory(header, layers), window.neighbourhood(), kernel);
            int inputs = header.inputs().size();
            int[] cells = new int[window.cells()];
            boolean[] silent = new boolean[cells.length];
            float[] report = new float[cells.length * inputs];
            double sum = 0;
            long count = 0;
            for (int row = warmFrom; row < until; row++) {
                int ready = 0;
                for (int cell = 0; cell < window.cells(); cell++) {
                    if (window.starts()[row]) {
                        forecaster.forget(cell);
                    }
                    if (window.isReady(cell, row)) {
                        System.arraycopy(window.inputs()[cell][row], 0, report, ready * inputs, inputs);
                        silent[ready] = window.silent()[cell][row];
                        cells[ready++] = cell;
                    }
                }
                forecaster.step(cells, ready, report, silent);
                for (int c = 0; c < ready && row >= from; c++) {
                    for (int h = 0; h < horizonRows.size(); h++) {
                        float truth = window.targets()[cells[c]][row][h];
                        if (row + horizonRows.get(h) < until && !Float.isNaN(truth)) {
                            float counts = window.weights()[cells[c]][row][h];
                            sum += counts * pinball(forecaster, cells[c], h, truth);
                            count++;
                            if (calibration != null) {
                                calibration.add(h, scaled(truth), said(forecaster, cells[c], h));
                            }
                        }
                    }
                }
            }
            if (count == 0) {
                throw new TrainingException("the validation rows hold no target: too few rows for these horizons");
            }
            return sum / count / header.outputScale();
        } catch (WeightsException wrong) {
            throw new TrainingException("what was trained does not fit together: " + wrong.getMessage(), wrong);
        }
    }

    private double scaled(double value) {
        return (value - header.outputOffset()) / header.outputScale();
    }

    private double[] said(StatefulForecaster forecaster, int cell, int horizon) {
        double[] said = new double[header.quantiles().size()];
        for (int q = 0; q < said.length; q++) {
            said[q] = scaled(forecaster.forecast(cell, horizon, q));
        }
        return said;
    }

    private double pinball(StatefulForecaster forecaster, int cell, int horizon, double truth) {
        double sum = 0;
        List<Double> levels = header.quantiles();
        for (int q = 0; q < levels.size(); q++) {
            double off = truth - forecaster.forecast(cell, horizon, q);
            sum += Math.max(levels.get(q) * off, (levels.get(q) - 1) * off);
        }
        return sum / levels.size();
    }
}
