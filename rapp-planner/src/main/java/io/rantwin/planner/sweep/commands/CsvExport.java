package io.rantwin.planner.sweep.commands;

import io.rantwin.planner.sweep.Dimension;
import io.rantwin.planner.sweep.Figure;
import io.rantwin.planner.sweep.Rail;
import io.rantwin.planner.sweep.Ranking;
import io.rantwin.planner.sweep.ShardResult;
import io.rantwin.planner.sweep.ShardRunner;
import io.rantwin.planner.sweep.SweepException;
import io.rantwin.planner.sweep.SweepJob;
import io.rantwin.planner.sweep.SweepStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** All scenarios of a sweep as CSV (RFC 4180), one a line, in their order. */
final class CsvExport {
    private final SweepJob job;
    private final Ranking ranking;
    private final List<String> cellIds;

    CsvExport(SweepJob job) throws SweepException {
        this.job = job;
        this.ranking = new Ranking(job, 1);
        cellIds = new ShardRunner(job).cellIds();
    }

    void write(SweepStore store, String id, Path file) throws SweepException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("scenario");
            for (Dimension dimension : job.space().dimensions()) {
                column(out, dimension.name());
            }
            for (Figure figure : job.allFigures()) {
                column(out, figure.words() + " (" + figure.unit() + ")");
            }
            out.write(",gain,gain deviation");
            for (Rail rail : job.rails()) {
                column(out, "draws that break " + rail.words());
            }
            out.write(",keeps guard rails\r\n");
            store.read(id, result -> rows(out, result));
        } catch (IOException | UncheckedIOException failed) {
            throw new SweepException(file + ": cannot be written: " + failed.getMessage(), failed);
        }
    }

    private void rows(Writer out, ShardResult result) {
        try {
            for (int k = 0; k < result.scenarios(); k++) {
                Ranking.Place place = ranking.place(result, k);
                out.write(Long.toString(place.id()));
                double[] values = job.space().values(place.id());
                for (int d = 0; d < values.length; d++) {
                    column(out, job.space().dimensions().get(d).lever().column(values[d], cellIds));
                }
                for (double value : place.figures()) {
                    column(out, number(value));
                }
                column(out, number(place.gain()));
                column(out, number(place.gainDeviation()));
                for (int draws : place.broken()) {
                    column(out, Integer.toString(draws));
                }
                column(out, Boolean.toString(place.keepsRails()));
                out.write("\r\n");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    private static void column(Writer out, String text) throws IOException {
        out.write(',');
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        out.write(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
    }
}
