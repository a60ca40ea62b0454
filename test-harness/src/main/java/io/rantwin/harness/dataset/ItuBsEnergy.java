package io.rantwin.harness.dataset;

import io.rantwin.codecs.catalogue.Unit;
import io.rantwin.codecs.catalogue.ValueType;
import io.rantwin.harness.dataset.ColumnMapping.OverSubjects;
import io.rantwin.harness.dataset.ColumnMapping.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Load of cells and energy of base stations; each base station is a node. Immutable. */
final class ItuBsEnergy implements DataSet {
    private static final DataSetInfo INFO = new DataSetInfo(
            "itu_5g_bs_energy",
            "load, energy saving modes and energy of 648 base stations, hourly",
            "github.com/ITU-AI-ML-in-5G-Challenge (5G Energy Consumption Modelling 2023, data of Huawei)",
            "none stated; for evaluation only",
            Duration.ofHours(1),
            false,
            ZoneOffset.UTC,
            false,
            Duration.ZERO,
            "standard");

    private static final List<ColumnMapping> MAPPING = List.of(
            ColumnMapping.of(
                            "load",
                            Unit.FRACTION,
                            "RRU.PrbTotDl",
                            Span.LEVEL,
                            OverSubjects.MEAN,
                            ValueType.REAL,
                            "cell")
                    .noting("share of PRBs; the direction is not stated"),
            ColumnMapping.own(
                    "ESMode1",
                    Unit.FRACTION,
                    "EnergySaving.Mode1",
                    Span.LEVEL,
                    OverSubjects.MEAN,
                    "cell",
                    "share of the hour in the mode"),
            ColumnMapping.own(
                    "ESMode2",
                    Unit.FRACTION,
                    "EnergySaving.Mode2",
                    Span.LEVEL,
                    OverSubjects.MEAN,
                    "cell",
                    "share of the hour in the mode"),
            ColumnMapping.own(
                    "ESMode3",
                    Unit.FRACTION,
                    "EnergySaving.Mode3",
                    Span.LEVEL,
                    OverSubjects.MEAN,
                    "cell",
                    "share of the hour in the mode"),
            ColumnMapping.own(
                    "ESMode4",
                    Unit.FRACTION,
                    "EnergySaving.Mode4",
                    Span.LEVEL,
                    OverSubjects.MEAN,
                    "cell",
                    "share of the hour in the mode"),
            ColumnMapping.own(
                    "ESMode5",
                    Unit.FRACTION,
                    "EnergySaving.Mode5",
                    Span.LEVEL,
                    OverSubjects.MEAN,
                    "cell",
                    "share of the hour in the mode"),
            ColumnMapping.own(
                    "ESMode6",
                    Unit.FRACTION,
                    "EnergySaving.Mode6",
                    Span.LEVEL,
                    OverSubjects.MEAN,
                    "cell",
                    "share of the hour in the mode"),
            ColumnMapping.own(
                    "Energy",
                    Unit.ONE,
                    "Energy.Scaled",
                    Span.AMOUNT,
                    OverSubjects.SUM,
                    "node",
                    "scaled to 0..100 by the source, so not PEE.Energy"));

    private static final int MODES = 6;

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
        List<String> needed = new ArrayList<>(List.of("Time", "BS", "CellName", "load"));
        for (int mode = 1; mode <= MODES; mode++) {
            needed.add("ESMode" + mode);
        }
        csv.read("cell_load.csv", needed, row -> {
            Sample sample = new Sample(MAPPING).set("RRU.PrbTotDl", row.numberOrNothing("load"));
            for (int mode = 1; mode <= MODES; mode++) {
                sample.set("EnergySaving.Mode" + mode, row.numberOrNothing("ESMode" + mode));
            }
            Subject cell = Subject.ofCell(row.name("CellName"));
            sink.sample(row.name("BS"), cell, times.millis(row, "Time"), sample.figures());
        });
        csv.read("bs_energy.csv", List.of("Time", "BS", "Energy"), row -> {
            Sample sample = new Sample(MAPPING).set("Energy.Scaled", row.numberOrNothing("Energy"));
            sink.sample(row.name("BS"), Subject.NODE, times.millis(row, "Time"), sample.figures());
        });
    }
}
