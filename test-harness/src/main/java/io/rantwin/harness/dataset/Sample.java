package io.rantwin.harness.dataset;

import java.util.Arrays;
import java.util.List;

/** Collects the figures of one line. Not thread-safe. */
final class Sample {
    private final List<ColumnMapping> mapping;
    private final double[] figures;

    Sample(List<ColumnMapping> mapping) {
        this.mapping = mapping;
        this.figures = new double[mapping.size()];
        Arrays.fill(figures, Double.NaN);
    }

    /** Sets the figure of a measurement from a value of the column. */
    Sample set(String measName, double value) {
        for (int i = 0; i < figures.length; i++) {
            if (mapping.get(i).measName().equals(measName)) {
                figures[i] = mapping.get(i).converted(value);
                return this;
            }
        }
        throw new IllegalArgumentException(measName + " is not in the mapping");
    }

    double[] figures() {
        return figures;
    }
}
