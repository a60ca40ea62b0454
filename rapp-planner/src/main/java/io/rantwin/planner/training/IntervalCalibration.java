package io.rantwin.planner.training;

import io.rantwin.twin.learned.Dense;
import io.rantwin.twin.learned.Header;
import io.rantwin.twin.learned.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Moves the ends of intervals so that on the validation rows each quantile has its share of truths below it. A network is too sure of what
 * it was trained on; the correction is a number for each distance between quantiles and becomes part of the last layer's bias. Medians
 * stay as they are.
 */
final class IntervalCalibration {
    private static final double FARTHEST = 12;
    private static final int HALVINGS = 40;
    private static final int FEWEST = 50;
    private static final double SMALLEST = 1e-6;

    private final int levels;
    private final int middle;
    private final List<Double> quantiles;
    /** By horizon: truth, then quantiles, in the network's unit. */
    private final List<List<double[]>> seen = new ArrayList<>();

    IntervalCalibration(Header header) {
        quantiles = header.quantiles();
        levels = quantiles.size();
        int nearest = 0;
        for (int q = 1; q < levels; q++) {
            nearest = Math.abs(quantiles.get(q) - 0.5) < Math.abs(quantiles.get(nearest) - 0.5) ? q : nearest;
        }
        middle = nearest;
        for (int h = 0; h < header.horizonsSeconds().size(); h++) {
            seen.add(new ArrayList<>());
        }
    }

    /** A truth with the quantiles that were said of it. */
    void add(int horizon, double truth, double[] said) {
        double[] row = new double[levels + 1];
        row[0] = truth;
        System.arraycopy(said, 0, row, 1, levels);
        seen.get(horizon).add(row);
    }

    /** Shifts of the raw outputs, horizon by horizon; 0 where too few truths were seen. */
    float[] shifts() {
        float[] shifts = new float[seen.size() * levels];
        for (int h = 0; h < seen.size(); h++) {
            if (seen.get(h).size() >= FEWEST) {
                side(seen.get(h), h * levels, 1, shifts);
                side(seen.get(h), h * levels, -1, shifts);
            }
        }
        return shifts;
    }

    /** Outwards from the middle; {@code sign} 1 upwards, -1 downwards. */
    private void side(List<double[]> rows, int at, int sign, float[] shifts) {
        double[] end = rows.stream().mapToDouble(row -> row[1 + middle]).toArray();
        for (int q = middle + sign; q >= 0 && q < levels; q += sign) {
            double[] raw = new double[rows.size()];
            for (int i = 0; i < raw.length; i++) {
                double distance = Math.max(SMALLEST, sign * (rows.get(i)[1 + q] - rows.get(i)[1 + q - sign]));
                raw[i] = distance - 1 / distance;
            }
            double wanted = sign > 0 ? quantiles.get(q) : 1 - quantiles.get(q);
            double low = -FARTHEST;
            double high = FARTHEST;
            for (int k = 0; k < HALVINGS; k++) {
                double shift = 0.5 * (low + high);
                if (inside(rows, end, raw, sign, shift) < wanted) {
                    low = shift;
                } else {
                    high = shift;
                }
            }
            shifts[at + q] = (float) high;
            for (int i = 0; i < raw.length; i++) {
                end[i] += sign * distance(raw[i] + high);
            }
        }
    }

    private static double inside(List<double[]> rows, double[] end, double[] raw, int sign, double shift) {
        int inside = 0;
        for (int i = 0; i < raw.length; i++) {
            inside += sign * (rows.get(i)[0] - end[i]) <= distance(raw[i] + shift) ? 1 : 0;
        }
        return inside / (double) raw.length;
    }

    private static double distance(double raw) {
        return 0.5 * (raw + Math.sqrt(raw * raw + 4));
    }

    /** Layers with shifted outputs. */
    static List<Layer> shifted(List<Layer> layers, float[] shifts) throws TrainingException {
        if (!(layers.getLast() instanceof Dense dense)) {
            throw new TrainingException("only a dense last layer can be calibrated");
        }
        float[] bias = Arrays.copyOf(dense.bias(), shifts.length);
        for (int o = 0; o < shifts.length; o++) {
            bias[o] += shifts[o];
        }
        List<Layer> shifted = new ArrayList<>(layers.subList(0, layers.size() - 1));
        shifted.add(new Dense(dense.inputs(), dense.outputs(), dense.activation(), dense.weights(), bias));
        return shifted;
    }
}
