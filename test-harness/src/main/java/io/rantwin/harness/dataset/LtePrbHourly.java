package io.rantwin.harness.dataset;

import io.rantwin.codecs.catalogue.Unit;
import io.rantwin.codecs.catalogue.ValueType;
import io.rantwin.harness.dataset.ColumnMapping.OverSubjects;
import io.rantwin.harness.dataset.ColumnMapping.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;

/** PRB utilisation of LTE cells over sixteen months. Immutable. */
final class LtePrbHourly implements DataSet {
    private static final DataSetInfo INFO = new DataSetInfo(
            "lte_prb_hourly",
            "three LTE cells over 16 months, noise added by the source, hourly",
            "github.com/rdemarqui/traffic_prediction_and_congestion",
            "none stated; for evaluation only",
            Duration.ofHours(1),
            false,
            ZoneOffset.UTC,
            false,
            Duration.ZERO,
            "standard");

    private static final List<ColumnMapping> MAPPING = List.of(
            ColumnMapping.of(
                    "prb_util", Unit.FRACTION, "RRU.PrbTotDl", Span.LEVEL, OverSubjects.MEAN, ValueType.REAL, "node"),
            ColumnMapping.of(
                    "prb_available_dl",
                    Unit.PRB,
                    "RRU.PrbAvailDl",
                    Span.LEVEL,
                    OverSubjects.MEAN,
                    ValueType.INTEGER,
                    "node"),
            ColumnMapping.of(
                            "data_volume",
                            Unit.BYTE,
                            "DRB.PdcpSduVolumeDL",
                            Span.AMOUNT,
                            OverSubjects.SUM,
                            ValueType.INTEGER,
                            "node")
                    .times(1_000)
                    .noting("the unit is not stated; its size fits kB"));

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
        List<String> needed = List.of("cell", "t", "data_volume", "prb_available_dl", "prb_util");
        new Csv(folder, log).read("open_cells.csv", needed, row -> {
            Sample sample = new Sample(MAPPING)
                    .set("RRU.PrbTotDl", row.numberOrNothing("prb_util"))
                    .set("RRU.PrbAvailDl", row.numberOrNothing("prb_available_dl"))
                    .set("DRB.PdcpSduVolumeDL", row.numberOrNothing("data_volume"));
            sink.sample(row.name("cell"), Subject.NODE, times.millis(row, "t"), sample.figures());
        });
    }
}
