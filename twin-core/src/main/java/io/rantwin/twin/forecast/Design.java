package io.rantwin.twin.forecast;

import java.util.Arrays;

/** Rows of inputs with their targets, flat, for a fit. */
final class Design {
    private final int columns;
    private double[] inputs;
    private double[] targets;
    private int rows;

    Design(int columns, int expectedRows) {
        this.columns = columns;
        this.inputs = new double[Math.max(1, expectedRows) * columns];
        this.targets = new double[Math.max(1, expectedRows)];
    }

    void add(double[] row, double target) {
        if (rows == targets.length) {
            inputs = Arrays.copyOf(inputs, 2 * inputs.length);
            targets = Arrays.copyOf(targets, 2 * targets.length);
        }
        System.arraycopy(row, 0, inputs, rows * columns, columns);
        targets[rows++] = target;
    }

    /** Means, and what brings each column to spread one (zero for a constant column, which so drops out). */
    void moments(double[] centre, double[] inverseSpread) {
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < columns; i++) {
                centre[i] += inputs[r * columns + i];
            }
        }
        for (int i = 0; i < columns; i++) {
            centre[i] /= Math.max(1, rows);
        }
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < columns; i++) {
                double off = inputs[r * columns + i] - centre[i];
                inverseSpread[i] += off * off;
            }
        }
        for (int i = 0; i < columns; i++) {
            double deviation = Math.sqrt(inverseSpread[i] / Math.max(1, rows));
            inverseSpread[i] = deviation > 1e-9 * (1.0 + Math.abs(centre[i])) ? 1.0 / deviation : 0.0;
        }
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    double[] inputs() {
        return inputs;
    }

    double target(int row) {
        return targets[row];
    }
}
