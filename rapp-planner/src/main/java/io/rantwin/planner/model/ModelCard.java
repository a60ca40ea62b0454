package io.rantwin.planner.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.rantwin.twin.learned.Neighbourhood;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told about a model: what it takes and gives, what it was made from, and how it did on rows it had never seen.
 *
 * @param modelId unique for ever: name and the beginning of the weights' hash
 * @param name of the line of models it belongs to
 * @param parent the model it continues; null when it began anew
 * @param weightsSha256 hash of the weight file, 64 hexadecimal digits
 * @param architecture in words
 * @param weights how many numbers were trained
 * @param feeding how it is fed
 * @param data what it was made from
 * @param training how it was made
 * @param parity largest difference between the training framework's outputs and the twin's own forward pass, in the network's unit
 * @param figures on the test rows, by horizon
 */
public record ModelCard(
        String modelId,
        String name,
        @Nullable String parent,
        String weightsSha256,
        String architecture,
        int weights,
        Feeding feeding,
        Data data,
        Training training,
        double parity,
        List<Figure> figures) {
    /** Copies the list. */
    public ModelCard {
        figures = List.copyOf(figures);
    }

    /**
     * How rows become inputs.
     *
     * @param kind measurements as they are, or seasonal series
     * @param target name of what is forecast
     * @param granularitySeconds seconds of a row, above 0
     * @param dayRows rows in a day for a seasonal model, else 0
     * @param horizonRows rows ahead, rising
     * @param inputs names in order
     * @param columns for measurements: names of the columns of the one cell, its target first; empty when every column is a cell
     * @param base coefficients of the seasonal base by horizon; empty for measurements
     * @param neighbours whose inputs are read beside a cell's own; null when the model has no graph mixing
     */
    public record Feeding(
            Kind kind,
            String target,
            double granularitySeconds,
            int dayRows,
            List<Integer> horizonRows,
            List<String> inputs,
            List<String> columns,
            List<List<Double>> base,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Neighbours neighbours) {
        /** How. */
        public enum Kind {
            /** Values as reported; the xApp can run it. */
            MEASUREMENTS,
            /** Values against day and week; the planner runs it. */
            SEASONAL
        }

        /** Copies the lists. */
        public Feeding {
            horizonRows = List.copyOf(horizonRows);
            inputs = List.copyOf(inputs);
            columns = List.copyOf(columns);
            base = base.stream().map(List::copyOf).toList();
        }

        /** Without graph mixing. */
        public Feeding(
                Kind kind,
                String target,
                double granularitySeconds,
                int dayRows,
                List<Integer> horizonRows,
                List<String> inputs,
                List<String> columns,
                List<List<Double>> base) {
            this(kind, target, granularitySeconds, dayRows, horizonRows, inputs, columns, base, null);
        }

        /** Inputs that neighbours read, the first ones: of a seasonal model what is known of now, of measurements all; 0 without graph mixing. */
        @JsonIgnore
        public int mixedInputs() {
            return neighbours == null ? 0 : kind == Kind.SEASONAL ? SeasonalFeeder.INPUTS_OF_NOW : inputs.size();
        }

        /** Who reads whom among the cells of a table with these columns; nobody anybody without graph mixing. */
        public Neighbourhood neighbourhood(List<String> names) throws BundleException {
            return neighbours == null
                    ? Neighbourhood.none(columns.isEmpty() ? names.size() : 1)
                    : neighbours.among(names);
        }

        /** A feeder for a table with these columns. */
        public Feeder feeder(List<String> names) throws BundleException {
            int[] horizons = horizonRows.stream().mapToInt(Integer::intValue).toArray();
            if (kind == Kind.SEASONAL) {
                return new SeasonalFeeder(names.size(), dayRows, horizons, coefficients());
            }
            if (columns.isEmpty()) {
                return MeasurementFeeder.manyCells(names.size());
            }
            int[] places = new int[columns.size()];
            for (int i = 0; i < places.length; i++) {
                places[i] = names.indexOf(columns.get(i));
                if (places[i] < 0) {
                    throw new BundleException("the model needs the columns " + String.join(", ", columns)
                            + "; the table has " + String.join(", ", names));
                }
            }
            return MeasurementFeeder.oneCell(places);
        }

        private double[][] coefficients() {
            return base.stream()
                    .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                    .toArray(double[][]::new);
        }
    }

    /**
     * What a model was made from.
     *
     * @param source name of the file
     * @param sha256 of the file
     * @param firstTime of the first row
     * @param lastTime of the last row
     * @param series names of the cells, or of the measurements of the one cell
     * @param trainRows the first rows
     * @param validationRows the next ones, on which training was stopped
     * @param testRows the last ones, on which the figures were made
     */
    public record Data(
            String source,
            String sha256,
            String firstTime,
            String lastTime,
            List<String> series,
            int trainRows,
            int validationRows,
            int testRows) {
        /** Copies the list. */
        public Data {
            series = List.copyOf(series);
        }
    }

    /**
     * How a model was made.
     *
     * @param seed of every draw
     * @param networks from different seeds, whose outputs are averaged
     * @param epochs of the weights that were kept, by network
     * @param validationLoss pinball loss on the validation rows, in the network's unit
     * @param refitted whether the same number of epochs was then run on the validation rows too
     */
    public record Training(long seed, int networks, List<Integer> epochs, double validationLoss, boolean refitted) {
        /** Copies the list. */
        public Training {
            epochs = List.copyOf(epochs);
        }
    }

    /**
     * How the model did at one horizon on the test rows, beside the best simple method there.
     *
     * @param rows ahead
     * @param seconds ahead
     * @param targets forecasts that met their truth
     * @param mae mean absolute error of the median
     * @param bestSimple the simple method with the smallest error on the same targets
     * @param bestSimpleMae its error
     * @param difference of the errors; below 0 the model is better
     * @param lower of the 95 % interval of the difference (block bootstrap)
     * @param upper of it
     * @param blocks of the bootstrap
     * @param coverage80 share of truths between the 10 % and the 90 % quantile
     * @param coverage90 share between the 5 % and the 95 % quantile
     * @param offered whether the model won here and may be used
     */
    public record Figure(
            int rows,
            long seconds,
            long targets,
            double mae,
            String bestSimple,
            double bestSimpleMae,
            double difference,
            double lower,
            double upper,
            int blocks,
            double coverage80,
            double coverage90,
            boolean offered) {}

    /** Whether it won at one horizon at least. */
    public boolean hasWon() {
        return figures.stream().anyMatch(Figure::offered);
    }
}
