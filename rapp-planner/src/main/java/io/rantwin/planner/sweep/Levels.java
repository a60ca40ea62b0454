package io.rantwin.planner.sweep;

import java.io.Serializable;
import java.util.List;

/** Values that a dimension takes: one by one on a grid, or by the inverse of their distribution for samples. */
public sealed interface Levels extends Serializable {
    /** Value below which the share {@code u} of all lies; u between 0 and 1, neither included. */
    double at(double u);

    /** Values on a grid; 0 where there is no telling how many. */
    int count();

    /** The k-th value on a grid. */
    double value(int k);

    /** Least value. */
    double least();

    /** Greatest value. */
    double most();

    /** A list of values is the grid. */
    sealed interface Listed extends Levels {
        /** At least one. */
        List<Double> values();

        @Override
        default int count() {
            return values().size();
        }

        @Override
        default double value(int k) {
            return values().get(k);
        }

        @Override
        default double least() {
            return values().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        }

        @Override
        default double most() {
            return values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        }
    }

    /** These and no others, equally likely. */
    record Values(List<Double> values) implements Listed {
        /** Copies the list, which must not be empty. */
        public Values {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("A dimension needs at least one value.");
            }
        }

        @Override
        public double at(double u) {
            return values.get(Math.min((int) (u * values.size()), values.size() - 1));
        }
    }

    /** Evenly from one value to another; {@code steps} of them on a grid, ends included, 0 for no grid. */
    record Range(double from, double to, int steps) implements Levels {
        @Override
        public double at(double u) {
            return from + u * (to - from);
        }

        @Override
        public int count() {
            return steps;
        }

        @Override
        public double value(int k) {
            return steps == 1 ? from : from + k * (to - from) / (steps - 1);
        }

        @Override
        public double least() {
            return Math.min(from, to);
        }

        @Override
        public double most() {
            return Math.max(from, to);
        }
    }

    /** Yes (1) with a probability, else no (0). */
    record Flag(double probability) implements Levels {
        @Override
        public double at(double u) {
            return u < probability ? 1 : 0;
        }

        @Override
        public int count() {
            return 2;
        }

        @Override
        public double value(int k) {
            return k;
        }

        @Override
        public double least() {
            return 0;
        }

        @Override
        public double most() {
            return 1;
        }
    }

    /**
     * A distribution by its quantiles, as forecasts have them: linear between, constant beyond the outermost.
     *
     * @param probabilities rising, between 0 and 1
     * @param values not falling
     */
    record Quantiles(List<Double> probabilities, List<Double> values) implements Listed {
        /** Copies the lists. */
        public Quantiles {
            probabilities = List.copyOf(probabilities);
            values = List.copyOf(values);
            if (values.isEmpty() || values.size() != probabilities.size()) {
                throw new IllegalArgumentException("Each quantile needs a probability and a value.");
            }
        }

        @Override
        public double at(double u) {
            int above = 0;
            while (above < values.size() && probabilities.get(above) < u) {
                above++;
            }
            if (above == 0 || above == values.size()) {
                return values.get(Math.min(above, values.size() - 1));
            }
            double low = probabilities.get(above - 1);
            double part = (u - low) / (probabilities.get(above) - low);
            return values.get(above - 1) + part * (values.get(above) - values.get(above - 1));
        }
    }
}
