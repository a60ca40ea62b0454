package io.rantwin.planner.history.intake;

import io.rantwin.planner.csv.CsvException;
import io.rantwin.planner.csv.CsvLine;
import io.rantwin.planner.csv.CsvText;
import io.rantwin.planner.csv.CsvTime;
import io.rantwin.planner.csv.CsvValue;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.Receipt;
import io.rantwin.planner.history.Reports;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Imports series from a CSV file, plain or gzip: a header, a column with the time, the others values. An empty field (also
 * {@code NaN}, {@code NA}, {@code null}) is a missing value. A line that cannot be read is left out and told; the others are
 * imported, and importing a corrected file again does no harm.
 */
public final class CsvImport {
    private static final int VALUES_OF_A_BATCH = 500_000;
    private static final int STEPS_LOOKED_AT = 5_000;
    private static final int MOST_PROBLEMS_TOLD = 20;
    private static final int MOST_COLUMNS = 20_000;

    private final Path file;
    private final CsvShape shape;
    private final long arrivalMillis;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> cells = new TreeSet<>();
    private final Map<String, Rows> batch = new LinkedHashMap<>();
    private List<String> names = List.of();
    private int timeAt;
    private int cellAt = -1;
    private int[] valuesAt = {};
    private List<String> valueNames = List.of();
    private long granularityMillis;
    private long lines;
    private long badLines;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private int batched;
    private Receipt receipt = Receipt.NONE;

    private CsvImport(Path file, CsvShape shape, long arrivalMillis) {
        this.file = file;
        this.shape = shape;
        this.arrivalMillis = arrivalMillis;
    }

    private static final class Rows {
        private final List<Long> times = new ArrayList<>();
        private final List<double[]> values = new ArrayList<>();
    }

    /**
     * Imports a file.
     *
     * @param arrivalMillis wall time to note as arrival
     * @param keep the cells are pinned, so that retention leaves them alone
     * @param progress is told how many octets of the file have been read
     */
    public static CsvSummary run(
            Path file, CsvShape shape, HistoryStore store, long arrivalMillis, boolean keep, LongConsumer progress)
            throws CsvImportException, HistoryException {
        return new CsvImport(file, shape, arrivalMillis).run(store, keep, progress);
    }

    private CsvSummary run(HistoryStore store, boolean keep, LongConsumer progress)
            throws CsvImportException, HistoryException {
        granularityMillis = shape.granularityMillis() > 0 ? shape.granularityMillis() : usualStep();
        try (var counted = new CountedInput(Files.newInputStream(file));
                BufferedReader reader = CsvText.open(counted)) {
            readHeader(reader);
            String line;
            for (long number = 2; (line = reader.readLine()) != null; number++) {
                if (!line.isBlank()) {
                    takeLine(number, line);
                }
                if (batched >= VALUES_OF_A_BATCH) {
                    hand(store, keep);
                    progress.accept(counted.octets);
                }
            }
            hand(store, keep);
            progress.accept(counted.octets);
        } catch (IOException failed) {
            throw unreadable(failed);
        }
        return new CsvSummary(lines, cells, granularityMillis, first, last, receipt, badLines, problems);
    }

    private CsvImportException unreadable(IOException failed) {
        return new CsvImportException(CsvText.whyUnreadable(file, failed), failed);
    }

    private void readHeader(BufferedReader reader) throws IOException, CsvImportException {
        @Nullable String header = reader.readLine();
        if (header == null || header.isBlank()) {
            throw at(1, "the file is empty; the first line must name the columns");
        }
        names = CsvLine.fields(CsvText.header(header)).stream()
                .map(String::strip)
                .toList();
        if (names.size() < 2 || names.size() > MOST_COLUMNS) {
            throw at(
                    1,
                    names.size() + " columns; wanted are a time and 1 to " + (MOST_COLUMNS - 1)
                            + " others, split by commas");
        }
        timeAt = shape.timeColumn() == null ? 0 : find(shape.timeColumn());
        cellAt = shape.cellColumn() == null ? -1 : find(shape.cellColumn());
        List<Integer> places = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (String wanted : shape.columns()) {
            find(wanted);
        }
        for (int column = 0; column < names.size(); column++) {
            String name = names.get(column);
            boolean value = column != timeAt && column != cellAt;
            if (value && (shape.columns().isEmpty() || shape.columns().contains(name))) {
                places.add(column);
                taken.add(shape.rename().getOrDefault(name, name));
            }
        }
        valuesAt = places.stream().mapToInt(Integer::intValue).toArray();
        valueNames = taken;
        for (String name : valueNames) {
            boolean good = shape.columnsAreCells() ? Reports.isCellId(name) : Reports.isMeasurement(name);
            if (!good || valueNames.indexOf(name) != valueNames.lastIndexOf(name)) {
                throw at(1, "'" + name + "' cannot name a column: it is empty, too long or there twice");
            }
        }
        if (valuesAt.length == 0) {
            throw at(1, "no column is left to import");
        }
    }

    private int find(String column) throws CsvImportException {
        int at = names.indexOf(column);
        if (at < 0) {
            throw at(1, "no column is called " + column + "; there are " + String.join(", ", names));
        }
        return at;
    }

    private void takeLine(long number, String line) {
        lines++;
        List<String> fields = CsvLine.fields(line);
        if (fields.size() != names.size()) {
            bad("line " + number + ": " + fields.size() + " columns, but the header names " + names.size());
            return;
        }
        OptionalLong time = time(fields.get(timeAt));
        if (time.isEmpty()) {
            bad(where(number, timeAt) + "'" + fields.get(timeAt) + "' is no time: wanted is "
                    + (shape.counted() == null ? "an ISO date and time or Unix time" : "a count of rows"));
            return;
        }
        double[] values = new double[valuesAt.length];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = CsvValue.of(fields.get(valuesAt[i]));
            } catch (CsvException wrong) {
                bad(where(number, valuesAt[i]) + wrong.getMessage());
                return;
            }
        }
        if (shape.columnsAreCells()) {
            for (int i = 0; i < values.length; i++) {
                if (!Double.isNaN(values[i])) {
                    add(valueNames.get(i), time.getAsLong(), new double[] {values[i]});
                }
            }
        } else {
            String cell = cellAt < 0
                    ? String.valueOf(shape.cell())
                    : fields.get(cellAt).strip();
            if (!Reports.isCellId(cell)) {
                bad(where(number, Math.max(0, cellAt)) + "'" + cell + "' cannot name a cell");
                return;
            }
            add(cell, time.getAsLong(), values);
        }
        first = Math.min(first, time.getAsLong());
        last = Math.max(last, time.getAsLong());
    }

    private void add(String cell, long time, double[] values) {
        Rows rows = batch.computeIfAbsent(cell, absent -> new Rows());
        rows.times.add(time);
        rows.values.add(values);
        batched += values.length;
    }

    private OptionalLong time(String field) {
        CsvShape.@Nullable Counted counted = shape.counted();
        if (counted == null) {
            return CsvTime.millis(field);
        }
        try {
            return OptionalLong.of(Math.addExact(
                    counted.startMillis(), Math.multiplyExact(Long.parseLong(field.strip()), counted.stepMillis())));
        } catch (NumberFormatException | ArithmeticException noCount) {
            return OptionalLong.empty();
        }
    }

    private void hand(HistoryStore store, boolean keep) throws HistoryException {
        List<String> measurements = shape.columnsAreCells() ? List.of(shape.measurement()) : valueNames;
        List<Reports> reports = new ArrayList<>();
        for (Map.Entry<String, Rows> entry : batch.entrySet()) {
            Rows rows = entry.getValue();
            long[] times = rows.times.stream().mapToLong(Long::longValue).toArray();
            long[] arrivals = new long[times.length];
            Arrays.fill(arrivals, arrivalMillis);
            double[] values = new double[times.length * measurements.size()];
            for (int row = 0; row < times.length; row++) {
                System.arraycopy(rows.values.get(row), 0, values, row * measurements.size(), measurements.size());
            }
            if (cells.add(entry.getKey()) && keep) {
                store.pin(entry.getKey());
            }
            reports.add(new Reports(entry.getKey(), granularityMillis, measurements, times, arrivals, values));
        }
        receipt = receipt.plus(store.append(reports));
        batch.clear();
        batched = 0;
    }

    /** The middle one of the steps between times of the same cell at the begin of the file. */
    private long usualStep() throws CsvImportException {
        if (shape.counted() != null) {
            return shape.counted().stepMillis();
        }
        List<Long> steps = new ArrayList<>();
        Map<String, Long> before = new HashMap<>();
        try (BufferedReader reader = CsvText.open(Files.newInputStream(file))) {
            readHeader(reader);
            String line;
            for (int i = 0; i < STEPS_LOOKED_AT && (line = reader.readLine()) != null; i++) {
                List<String> fields = CsvLine.fields(line);
                if (fields.size() == names.size()) {
                    OptionalLong time = CsvTime.millis(fields.get(timeAt));
                    String cell = cellAt < 0 ? "" : fields.get(cellAt);
                    if (time.isPresent()) {
                        @Nullable Long last = before.put(cell, time.getAsLong());
                        if (last != null && time.getAsLong() > last) {
                            steps.add(time.getAsLong() - last);
                        }
                    }
                }
            }
        } catch (IOException failed) {
            throw unreadable(failed);
        }
        if (steps.isEmpty()) {
            throw new CsvImportException(
                    file + ": no two times rise, so the granularity is not to be seen; give it with"
                            + " --granularity, or name the columns of time and cell with --time-column and --cell-column");
        }
        steps.sort(null);
        long step = steps.get(steps.size() / 2);
        if (step > Reports.LONGEST_GRANULARITY_MILLIS) {
            throw new CsvImportException(file + ": its times are " + step + " ms apart; 31 days at most can be");
        }
        return step;
    }

    private void bad(String problem) {
        badLines++;
        if (problems.size() < MOST_PROBLEMS_TOLD) {
            problems.add(problem);
        }
    }

    private String where(long line, int column) {
        return "line " + line + ", column " + (column + 1) + " (" + names.get(column) + "): ";
    }

    private CsvImportException at(long line, String what) {
        return new CsvImportException(file + ", line " + line + ": " + what);
    }

    private static final class CountedInput extends FilterInputStream {
        private long octets;

        CountedInput(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            octets += octet < 0 ? 0 : 1;
            return octet;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = super.read(into, offset, length);
            octets += Math.max(0, n);
            return n;
        }
    }
}
