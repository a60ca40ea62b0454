package io.rantwin.harness.dataset;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.catalogue.Unit;
import io.rantwin.codecs.catalogue.UnitProfile;
import io.rantwin.codecs.catalogue.UnitProfiles;
import io.rantwin.codecs.catalogue.ValueType;
import io.rantwin.harness.dataset.ColumnMapping.OverSubjects;
import io.rantwin.harness.dataset.ColumnMapping.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Readings of a KPM xApp at an OpenAirInterface gNB, in the units in which that gNB sends them. Immutable. */
final class VergeOaiKpm implements DataSet {
    private static final DataSetInfo INFO = new DataSetInfo(
            "verge_oai_kpm_1s",
            "KPM xApp at an OpenAirInterface gNB in RF simulation, one UE, 1 s",
            "github.com/VERGE-PROJECT/OAI_RAN_KPM_dataset",
            "GPL-3.0",
            Duration.ofSeconds(1),
            true,
            ZoneOffset.UTC,
            true,
            Duration.ZERO,
            "oai");

    private static final UnitProfile OAI = Objects.requireNonNull(
            UnitProfiles.bundled(MeasurementCatalogue.bundled()).find(INFO.unitProfile()));

    private static final List<ColumnMapping> MAPPING = List.of(
            ColumnMapping.of(
                            OAI,
                            "RRU.PrbTotDl",
                            Unit.PRB_SLOT,
                            "RRU.PrbTotDl",
                            Span.AMOUNT,
                            OverSubjects.SUM,
                            ValueType.INTEGER,
                            "UE")
                    .noting("PRBs counted in the period, not a share; the slots are not stated"),
            ColumnMapping.of(
                            OAI,
                            "RRU.PrbTotUl",
                            Unit.PRB_SLOT,
                            "RRU.PrbTotUl",
                            Span.AMOUNT,
                            OverSubjects.SUM,
                            ValueType.INTEGER,
                            "UE")
                    .noting("as for downlink"),
            ColumnMapping.of(
                    OAI,
                    "DRB.PdcpSduVolumeDL",
                    Unit.KBIT,
                    "DRB.PdcpSduVolumeDL",
                    Span.AMOUNT,
                    OverSubjects.SUM,
                    ValueType.INTEGER,
                    "UE"),
            ColumnMapping.of(
                    OAI,
                    "DRB.PdcpSduVolumeUL",
                    Unit.KBIT,
                    "DRB.PdcpSduVolumeUL",
                    Span.AMOUNT,
                    OverSubjects.SUM,
                    ValueType.INTEGER,
                    "UE"),
            ColumnMapping.of(
                    OAI,
                    "DRB.RlcSduDelayDl",
                    Unit.MICROSECOND,
                    "DRB.RlcSduDelayDl",
                    Span.LEVEL,
                    OverSubjects.MEAN,
                    ValueType.REAL,
                    "UE"),
            ColumnMapping.of(
                    OAI,
                    "DRB.UEThpDl",
                    Unit.KBIT_PER_SECOND,
                    "DRB.UEThpDl",
                    Span.LEVEL,
                    OverSubjects.MEAN,
                    ValueType.REAL,
                    "UE"),
            ColumnMapping.of(
                    OAI,
                    "DRB.UEThpUl",
                    Unit.KBIT_PER_SECOND,
                    "DRB.UEThpUl",
                    Span.LEVEL,
                    OverSubjects.MEAN,
                    ValueType.REAL,
                    "UE"));

    private static final int MICROS_PER_MILLI = 1_000;

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
        List<String> needed = new ArrayList<>(List.of("ue_id", "ts_us"));
        MAPPING.forEach(mapped -> needed.add(mapped.column()));
        new Csv(folder, log).read("kpm_first70pct.csv", needed, row -> {
            Sample sample = new Sample(MAPPING);
            for (ColumnMapping mapped : MAPPING) {
                sample.set(mapped.measName(), row.numberOrNothing(mapped.column()));
            }
            Subject ue = Subject.ofUe(row.whole("ue_id", Integer.MAX_VALUE), null);
            sink.sample("oai", ue, row.millis("ts_us", MICROS_PER_MILLI), sample.figures());
        });
    }
}
