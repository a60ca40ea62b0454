package io.rantwin.harness.dataset;

import io.rantwin.codecs.identity.Snssai;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.codecs.kpm.MeasurementRecord;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.kpm.RecordValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The records of a report.
 *
 * @param items what was asked for
 * @param columns one for each value of a record
 * @param granularityPeriodMillis length of a record
 * @param records number of records
 */
record FigureTable(List<MeasurementItem> items, List<Column> columns, long granularityPeriodMillis, int records) {
    /**
     * A value of a record.
     *
     * @param number of the measurement, -1 for one that is not recorded
     * @param of whom its label means
     */
    record Column(int number, Predicate<Subject> of) {}

    /** Gives the value of a measurement for subjects in a period. */
    @FunctionalInterface
    interface Values {
        RecordValue value(int number, Predicate<Subject> of, long fromMillis, long toMillis);
    }

    FigureTable {
        items = List.copyOf(items);
        columns = List.copyOf(columns);
    }

    /** Whom a label means: a slice, a bin, or all. A label of another kind means nobody. */
    static Predicate<Subject> selected(MeasurementLabel label) {
        if (label.fiveQi() != null || label.qfi() != null || label.qci() != null || label.min() || label.max()) {
            return _ -> false;
        }
        Predicate<Subject> selected = _ -> true;
        Snssai slice = label.sliceId();
        if (slice != null) {
            selected = selected.and(subject -> slice.equals(subject.slice()));
        }
        return selected.and(subject -> {
            Subject.Bin bin = subject.bin();
            return isBin(label.distBinX(), bin == null ? 0 : bin.x())
                    && isBin(label.distBinY(), bin == null ? 0 : bin.y())
                    && isBin(label.distBinZ(), bin == null ? 0 : bin.z());
        });
    }

    private static boolean isBin(@Nullable Long wanted, int bin) {
        return wanted == null || wanted == bin;
    }

    /** The report of the periods from a time of the set on. */
    MeasurementReport report(long fromMillis, Values values, Predicate<Subject> of) {
        List<MeasurementRecord> rows = new ArrayList<>(records);
        for (int r = 0; r < records; r++) {
            long from = fromMillis + r * granularityPeriodMillis;
            List<RecordValue> row = new ArrayList<>(columns.size());
            for (Column column : columns) {
                row.add(values.value(column.number(), column.of().and(of), from, from + granularityPeriodMillis));
            }
            rows.add(new MeasurementRecord(row, false));
        }
        return MeasurementReport.of(rows, items, granularityPeriodMillis);
    }
}
