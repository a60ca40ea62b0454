package io.rantwin.planner.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.planner.evaluation.SeriesTable;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.planner.model.Neighbours;
import io.rantwin.planner.model.SeasonalFeeder;
import io.rantwin.planner.training.dl4j.Dl4jTrainer;
import io.rantwin.twin.learned.Activation;
import io.rantwin.twin.learned.Dense;
import io.rantwin.twin.learned.Header;
import io.rantwin.twin.learned.Layer;
import io.rantwin.twin.learned.Lstm;
import io.rantwin.twin.learned.Neighbourhood;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("nd4j")
class MixingTest {
    private static final List<Double> LEVELS = List.of(0.05, 0.5, 0.95);

    private static float[] draw(SplittableRandom random, int count) {
        float[] drawn = new float[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = (float) (random.nextDouble() * 2 - 1);
        }
        return drawn;
    }

    /** Cells of which each is now and then not ready, silent or without a value. */
    private static Window window(SplittableRandom random, int cells, int rows, int inputs, Neighbourhood graph) {
        float[][][] values = new float[cells][rows][];
        boolean[][] silent = new boolean[cells][rows];
        for (int cell = 0; cell < cells; cell++) {
            for (int row = 0; row < rows; row++) {
                values[cell][row] = random.nextInt(6) == 0 ? new float[0] : draw(random, inputs);
                if (values[cell][row].length > 0 && random.nextInt(6) == 0) {
                    values[cell][row][random.nextInt(inputs)] = Float.NaN;
                }
                silent[cell][row] = random.nextInt(6) == 0;
            }
        }
        return new Window(values, new float[0][][], new float[0][][], new boolean[rows], silent, graph);
    }

    /** Every cell has up to three neighbours, some none. */
    private static Neighbourhood graph(SplittableRandom random, int cells) {
        int[][] neighbours = new int[cells][];
        double[][] strengths = new double[cells][];
        for (int cell = 0; cell < cells; cell++) {
            int count = random.nextInt(4);
            neighbours[cell] = random.ints(0, cells)
                    .distinct()
                    .limit(Math.min(count, cells))
                    .toArray();
            strengths[cell] = random.doubles(neighbours[cell].length, 0.1, 5).toArray();
        }
        return Neighbourhood.of(neighbours, strengths);
    }

    private static Header header(int inputs) {
        return new Header(
                "mixing",
                "1",
                "value",
                IntStream.range(0, inputs).mapToObj(i -> "input" + i).toList(),
                Collections.nCopies(inputs, 0.0),
                Collections.nCopies(inputs, 1.0),
                List.of(1, 6),
                LEVELS,
                0,
                1,
                1e-9);
    }

    private static List<Layer> network(SplittableRandom random, int inputs) {
        int units = 2 + random.nextInt(9);
        return List.of(
                new Lstm(inputs, units, draw(random, (inputs + units) * 4 * units), draw(random, 4 * units)),
                new Dense(units, 6, Activation.LINEAR, draw(random, units * 6), draw(random, 6)));
    }

    /** The framework reads what {@link NetworkInputs} mixed, the twin mixes by itself while its state goes from row to row. */
    @Property(tries = 40, seed = "7")
    void bothForwardPassesAgreeWhateverTheWeightsTheGraphAndTheGaps(@ForAll long seed) throws TrainingException {
        var random = new SplittableRandom(seed);
        int cells = 2 + random.nextInt(5);
        int inputs = 1 + random.nextInt(4);
        var scaling = new Scaling(
                random.doubles(inputs, -1, 1).boxed().toList(),
                random.doubles(inputs, 0.3, 2).boxed().toList(),
                0,
                1);
        Window window = window(random, cells, 30, inputs, graph(random, cells));
        var given = new NetworkInputs(window, scaling, 1 + random.nextInt(inputs));
        List<Layer> layers = given.run(network(random, given.count()));
        assertThat(Parity.difference(new Dl4jTrainer(), layers, header(inputs), ParityProbe.of(given, 30)))
                .isLessThanOrEqualTo(Parity.MOST);
    }

    /** The comparison is one: with the neighbours of others it fails. */
    @Test
    void anotherGraphIsNoticed() throws TrainingException {
        var random = new SplittableRandom(3);
        var scaling = new Scaling(List.of(0.0), List.of(1.0), 0, 1);
        Window window = window(random, 3, 30, 1, Neighbourhood.of(new int[][] {{1}, {2}, {0}}, ones(3)));
        var given = new NetworkInputs(window, scaling, 1);
        ParityProbe right = ParityProbe.of(given, 30);
        var wrong = new ParityProbe(
                right.plain(), right.silent(), right.given(), Neighbourhood.of(new int[][] {{2}, {0}, {1}}, ones(3)));
        List<Layer> layers = given.run(network(random, given.count()));
        assertThat(Parity.difference(new Dl4jTrainer(), layers, header(1), right))
                .isLessThan(Parity.MOST);
        assertThat(Parity.difference(new Dl4jTrainer(), layers, header(1), wrong))
                .isGreaterThan(1e-2);
    }

    private static double[][] ones(int cells) {
        double[][] ones = new double[cells][];
        Arrays.fill(ones, new double[] {1});
        return ones;
    }

    private static final int DAY = 24;

    private static ModelCard.Feeding feeding() {
        SortedMap<String, SortedMap<String, Double>> strengths = new TreeMap<>();
        strengths.put("a", new TreeMap<>(Map.of("b", 3.0, "c", 1.0, "elsewhere", 9.0)));
        strengths.put("b", new TreeMap<>(Map.of("a", 1.0)));
        return new ModelCard.Feeding(
                ModelCard.Feeding.Kind.SEASONAL,
                "value",
                3600,
                DAY,
                List.of(1),
                SeasonalFeeder.inputNames(1),
                List.of(),
                List.of(Collections.nCopies(SeasonalFeeder.regressorCount(), 0.05)),
                new Neighbours("by hand", strengths));
    }

    private static SeriesTable table(double[][] rows) {
        List<String> times = new ArrayList<>();
        for (int row = 0; row < rows.length; row++) {
            times.add(Long.toString(1_700_006_400L + 3600L * row));
        }
        boolean[] starts = new boolean[rows.length];
        starts[0] = true;
        return new SeriesTable(
                List.of("a", "b", "c"),
                List.of(rows),
                times,
                starts,
                new int[rows.length],
                IntStream.range(0, rows.length).boxed().toList());
    }

    private static double[][] rows(int count) {
        var random = new SplittableRandom(5);
        double[][] rows = new double[count][];
        for (int row = 0; row < count; row++) {
            rows[row] = random.doubles(3, 1, 9).toArray();
        }
        return rows;
    }

    private static NetworkInputs inputs(double[][] rows) throws BundleException, TrainingException {
        Window window = Window.of(table(rows), feeding());
        return new NetworkInputs(
                window, Scaling.of(window, SeasonalFeeder.inputNames(1).size(), 40, true), 6);
    }

    /** What neighbours say is what they were given themselves, in the same row; what is missing is left out and told by the share. */
    @Test
    void aSeasonalModelReadsItsNeighboursOfTheSameRow() throws BundleException, TrainingException {
        double[][] rows = rows(60);
        rows[50][1] = Double.NaN;
        NetworkInputs given = inputs(rows);
        int own = SeasonalFeeder.inputNames(1).size();
        for (int row : new int[] {40, 50}) {
            float[] a = given.at(0, row);
            float[] b = given.at(1, row);
            float[] c = given.at(2, row);
            assertThat(a).hasSize(own + 7);
            double ofB = row == 50 ? 0 : 0.75;
            for (int j = 0; j < 6; j++) {
                assertThat((double) a[own + j]).isCloseTo((ofB * b[j] + 0.25 * c[j]) / (ofB + 0.25), within(1e-6));
                assertThat(b[own + j]).isEqualTo(a[j]);
                assertThat(c[own + j]).isZero();
            }
            assertThat((double) a[own + 6]).isCloseTo(ofB + 0.25, within(1e-6));
            assertThat(b[own + 6]).isEqualTo(1);
            assertThat(c[own + 6]).isZero();
        }
    }

    @Test
    void nothingOfRowsToComeIsRead() throws BundleException, TrainingException {
        double[][] rows = rows(60);
        NetworkInputs given = inputs(rows);
        double[][] others = rows(60);
        for (int row = 45; row < 60; row++) {
            others[row] = new double[] {100 + row, 1, Double.NaN};
        }
        NetworkInputs later = inputs(others);
        for (int row = 30; row < 45; row++) {
            for (int cell = 0; cell < 3; cell++) {
                assertThat(later.at(cell, row)).isEqualTo(given.at(cell, row));
            }
        }
        assertThat(later.at(0, 45)).isNotEqualTo(given.at(0, 45));
    }
}
