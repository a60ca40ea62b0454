package io.rantwin.harness.dataset;

import io.rantwin.codecs.catalogue.Unit;
import io.rantwin.codecs.catalogue.ValueType;
import io.rantwin.harness.dataset.ColumnMapping.OverSubjects;
import io.rantwin.harness.dataset.ColumnMapping.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Three LTE cells whose control channel was decoded over the air. Immutable. */
final class BarcelonaLte implements DataSet {
    private static final DataSetInfo INFO = new DataSetInfo(
            "barcelona_lte_2min",
            "three LTE cells of Barcelona, control channel decoded over the air, 2 minutes",
            "github.com/vperifan/Federated-Time-Series-Forecasting (data of CTTC)",
            "none stated; for evaluation only",
            Duration.ofMinutes(2),
            false,
            ZoneId.of("Europe/Madrid"),
            false,
            Duration.ofDays(7),
            "standard");

    private static final List<ColumnMapping> MAPPING = List.of(
            ColumnMapping.of(
                    "rb_down", Unit.FRACTION, "RRU.PrbTotDl", Span.LEVEL, OverSubjects.MEAN, ValueType.REAL, "node"),
            ColumnMapping.of(
                    "rb_up", Unit.FRACTION, "RRU.PrbTotUl", Span.LEVEL, OverSubjects.MEAN, ValueType.REAL, "node"),
            ColumnMapping.of(
                            "down",
                            Unit.BIT,
                            "DRB.RlcSduTransmittedVolumeDL",
                            Span.AMOUNT,
                            OverSubjects.SUM,
                            ValueType.INTEGER,
                            "node")
                    .noting("bits of transport blocks, so a little more than RLC carries"),
            ColumnMapping.of(
                            "up",
                            Unit.BIT,
                            "DRB.RlcSduTransmittedVolumeUL",
                            Span.AMOUNT,
                            OverSubjects.SUM,
                            ValueType.INTEGER,
                            "node")
                    .noting("as for downlink"),
            ColumnMapping.of(
                            "rnti_count",
                            Unit.UE,
                            "RRC.ConnMean",
                            Span.LEVEL,
                            OverSubjects.MEAN,
                            ValueType.INTEGER,
                            "node")
                    .noting("different RNTIs seen in 2 minutes stand for UEs"),
            ColumnMapping.own(
                    "mcs_down",
                    Unit.INDEX,
                    "Carrier.MeanMcsDl",
                    Span.LEVEL,
                    OverSubjects.MEAN,
                    "node",
                    "the mean of what CARR.PDSCHMCSDist would count"),
            ColumnMapping.own(
                    "mcs_up",
                    Unit.INDEX,
                    "Carrier.MeanMcsUl",
                    Span.LEVEL,
                    OverSubjects.MEAN,
                    "node",
                    "the mean of what CARR.PUSCHMCSDist would count"));

    private static final List<String> CELLS = List.of("ElBorn", "LesCorts", "PobleSec");

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
        Csv csv = new Csv(folder, log);
        List<String> needed = new ArrayList<>(List.of("time"));
        MAPPING.forEach(mapped -> needed.add(mapped.column()));
        for (String cell : CELLS) {
            if (wanted.test(cell)) {
                LocalTimes times = new LocalTimes(INFO.zone());
                csv.read(cell + ".csv", needed, row -> {
                    Sample sample = new Sample(MAPPING);
                    for (ColumnMapping mapped : MAPPING) {
                        sample.set(mapped.measName(), row.numberOrNothing(mapped.column()));
                    }
                    sink.sample(cell, Subject.NODE, times.millis(row, "time"), sample.figures());
                });
            }
        }
    }
}
