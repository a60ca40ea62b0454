package io.rantwin.planner.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.Main;
import io.rantwin.planner.history.MemoryHistory;
import io.rantwin.planner.history.Reports;
import io.rantwin.planner.history.Retention;
import io.rantwin.planner.history.RollUp;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.registry.ModelRegistry;
import io.rantwin.planner.registry.RegisteredModel;
import io.rantwin.planner.registry.RegistryException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import picocli.CommandLine;

/**
 * Cells whose load follows the number of users by one second: no method that reads the load alone can know it. By how much it follows
 * changes at some moment, and a model that has learned the old law is wrong from then on.
 */
public final class DriftingCells {
    /** Network time of the first row of the model's own data. */
    public static final long BEGIN_MILLIS = 1_700_000_000_000L;

    /** Rows that the first model is made from. */
    public static final int LEARNED = 1200;

    private static final List<String> MEASUREMENTS = List.of("RRU.PrbTotDl", "RRC.ConnMean");

    /** The history, in memory. */
    public final MemoryHistory history = new MemoryHistory(new RollUp(MeasurementCatalogue.bundled()), Retention.USUAL);

    private final Path folder;
    private final SplittableRandom random = new SplittableRandom(7);
    private double users;

    /** @param folder where the registry {@code models.db} and the first bundle are */
    public DriftingCells(Path folder) {
        this.folder = folder;
    }

    private double[] next(double slope) {
        double load = 20 + slope * users;
        users = random.nextDouble();
        return new double[] {load, users};
    }

    /**
     * Trains the first model of the line {@code follow} on the law with slope 50, as a person does.
     *
     * @return its bundle
     */
    public Path train() throws IOException {
        List<String> lines = new ArrayList<>(List.of("t,RRU.PrbTotDl,RRC.ConnMean"));
        for (int row = 0; row < LEARNED; row++) {
            double[] values = next(50);
            lines.add(String.format(Locale.ROOT, "%d,%.5f,%.5f", BEGIN_MILLIS / 1000 + row, values[0], values[1]));
        }
        Path data = Files.write(folder.resolve("first.csv"), lines);
        StringWriter err = new StringWriter();
        int code = new CommandLine(new Main())
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err))
                .execute(
                        "train",
                        "--data",
                        data.toString(),
                        "--granularity=1s",
                        "--horizons=1s",
                        "--columns=RRU.PrbTotDl,RRC.ConnMean",
                        "--name=follow",
                        "--out=" + bundle(),
                        "--registry=" + registry(),
                        "--networks=1",
                        "--units=6",
                        "--epochs=8",
                        "--batch=7",
                        "--learning-rate=0.03",
                        "--truncation=8");
        assertThat(code).as(err.toString()).isZero();
        return bundle();
    }

    /** Has the first model from others like these, who have trained it. */
    void begin(Path trained) throws IOException, BundleException, RegistryException {
        for (int row = 0; row < LEARNED; row++) {
            next(50);
        }
        Files.copy(trained, bundle());
        try (ModelRegistry models = ModelRegistry.open(registry())) {
            models.add(
                    new RegisteredModel(ModelBundle.read(bundle()).card(), Instant.EPOCH, bundle().toString(), null));
        }
    }

    private Path bundle() {
        return folder.resolve("follow.rtmodel");
    }

    /** The registry. */
    public Path registry() {
        return folder.resolve("models.db");
    }

    /** Reports of a cell, from some second after the beginning. */
    public void report(String cellId, int second, int count, double slope) {
        double[] values = new double[2 * count];
        for (int row = 0; row < count; row++) {
            System.arraycopy(next(slope), 0, values, 2 * row, 2);
        }
        append(cellId, second, values);
    }

    /** Reports of a cell that nothing can foretell. */
    public void noise(String cellId, int second, int count) {
        append(
                cellId,
                second,
                random.doubles(2L * count).map(each -> 100 * each).toArray());
    }

    private void append(String cellId, int second, double[] values) {
        long[] times = new long[values.length / 2];
        for (int row = 0; row < times.length; row++) {
            times[row] = BEGIN_MILLIS + 1000L * (second + row);
        }
        history.append(List.of(new Reports(cellId, 1000, MEASUREMENTS, times, times.clone(), values)), null);
    }
}
