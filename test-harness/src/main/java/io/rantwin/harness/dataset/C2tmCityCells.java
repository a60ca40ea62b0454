package io.rantwin.harness.dataset;

import io.rantwin.codecs.catalogue.Unit;
import io.rantwin.codecs.catalogue.ValueType;
import io.rantwin.harness.dataset.ColumnMapping.OverSubjects;
import io.rantwin.harness.dataset.ColumnMapping.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;

/** Traffic of a city, stations merged to nodes by the source. Immutable. */
final class C2tmCityCells implements DataSet {
    private static final DataSetInfo INFO = new DataSetInfo(
            "c2tm_city_cells",
            "traffic of a Chinese city in 155 nodes, hourly",
            "github.com/lucasBgabriel/city-cellular-traffic-map (fork of caesar0301/city-cellular-traffic-map)",
            "GPL-3.0",
            Duration.ofHours(1),
            false,
            ZoneId.of("Asia/Shanghai"),
            false,
            Duration.ZERO,
            "standard");

    private static final List<ColumnMapping> MAPPING = List.of(
            ColumnMapping.of(
                            "bytes",
                            Unit.BYTE,
                            "DRB.PdcpSduVolumeDL",
                            Span.AMOUNT,
                            OverSubjects.SUM,
                            ValueType.INTEGER,
                            "node")
                    .noting("both directions together; nodes named fog are sums of nodes named rrh"),
            ColumnMapping.of("users", Unit.UE, "RRC.ConnMean", Span.LEVEL, OverSubjects.MEAN, ValueType.INTEGER, "node")
                    .noting("different users in the hour"),
            ColumnMapping.own(
                    "packets",
                    Unit.COUNT,
                    "Traffic.Packets",
                    Span.AMOUNT,
                    OverSubjects.SUM,
                    "node",
                    "both directions together"));

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
        List<String> needed = List.of("bs", "thour", "users", "packets", "bytes");
        new Csv(folder, log).read("clustered_traffic_hourly.csv", needed, row -> {
            Sample sample = new Sample(MAPPING)
                    .set("DRB.PdcpSduVolumeDL", row.numberOrNothing("bytes"))
                    .set("RRC.ConnMean", row.numberOrNothing("users"))
                    .set("Traffic.Packets", row.numberOrNothing("packets"));
            sink.sample(row.name("bs"), Subject.NODE, times.millis(row, "thour"), sample.figures());
        });
    }
}
