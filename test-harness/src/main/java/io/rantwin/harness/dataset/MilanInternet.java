package io.rantwin.harness.dataset;

import io.rantwin.codecs.catalogue.Unit;
import io.rantwin.harness.dataset.ColumnMapping.OverSubjects;
import io.rantwin.harness.dataset.ColumnMapping.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;

/** Internet activity of squares of Milan; each square is a cell. Immutable. */
final class MilanInternet implements DataSet {
    private static final DataSetInfo INFO = new DataSetInfo(
            "milan_internet_10min",
            "internet activity in 18 squares of Milan, 10 minutes",
            "github.com/suemon-suemon/DGRN-wireless-traffic-forecast (Telecom Italia Open Big Data)",
            "MIT; the data of Telecom Italia ODbL 1.0",
            Duration.ofMinutes(10),
            false,
            ZoneId.of("Europe/Rome"),
            false,
            Duration.ZERO,
            "standard");

    private static final List<ColumnMapping> MAPPING = List.of(ColumnMapping.own(
            "r..c..",
            Unit.ONE,
            "Internet.Activity",
            Span.AMOUNT,
            OverSubjects.SUM,
            "node",
            "call detail records, in proportion to traffic; not octets"));

    @Override
    public DataSetInfo info() {
        return INFO;
    }

    @Override
    public List<ColumnMapping> mapping() {
        return MAPPING;
    }

    @Override
    public void read(Path folder, Predicate<String> wanted, SampleSink sink, ReadLog log)
            throws IOException, DataSetException {
        LocalTimes times = new LocalTimes(INFO.zone());
        Csv csv = new Csv(folder, log);
        Path file = csv.find("open_cells.csv");
        if (file == null) {
            throw new DataSetException("there is no open_cells.csv.gz in " + folder);
        }
        csv.read(file, List.of("t"), (row, columns) -> {
            long stamp = times.millis(row, "t");
            List<String> cells =
                    columns.stream().filter(column -> !column.equals("t")).toList();
            for (String cell : cells) {
                // A bad figure of one square is found before any of the line is used.
                row.numberOrNothing(cell);
            }
            for (String cell : cells) {
                if (wanted.test(cell)) {
                    Sample sample = new Sample(MAPPING).set("Internet.Activity", row.numberOrNothing(cell));
                    sink.sample(cell, Subject.NODE, stamp, sample.figures());
                }
            }
        });
    }
}
