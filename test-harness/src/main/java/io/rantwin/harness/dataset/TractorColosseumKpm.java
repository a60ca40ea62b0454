package io.rantwin.harness.dataset;

import io.rantwin.codecs.catalogue.Unit;
import io.rantwin.codecs.catalogue.ValueType;
import io.rantwin.codecs.identity.Snssai;
import io.rantwin.harness.dataset.ColumnMapping.OverSubjects;
import io.rantwin.harness.dataset.ColumnMapping.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** UEs of an srsLTE cell in the Colosseum emulator; each file is a cell of its own. Immutable. */
final class TractorColosseumKpm implements DataSet {
    private static final int TTIS = 250;
    private static final int CELL_PRBS = 50;

    private static final DataSetInfo INFO = new DataSetInfo(
            "tractor_colosseum_kpm",
            "UEs of an emulated 10 MHz LTE cell with replayed phone traffic, 250 ms",
            "github.com/genesys-neu/TRACTOR",
            "MIT",
            Duration.ofMillis(250),
            true,
            ZoneOffset.UTC,
            true,
            Duration.ofMillis(1),
            "standard");

    private static final List<ColumnMapping> MAPPING = List.of(
            ColumnMapping.of(
                    "dl_thr_mbps",
                    Unit.MBIT_PER_SECOND,
                    "DRB.UEThpDl",
                    Span.LEVEL,
                    OverSubjects.MEAN,
                    ValueType.REAL,
                    "UE, S-NSSAI"),
            ColumnMapping.of(
                    "ul_thr_mbps",
                    Unit.MBIT_PER_SECOND,
                    "DRB.UEThpUl",
                    Span.LEVEL,
                    OverSubjects.MEAN,
                    ValueType.REAL,
                    "UE, S-NSSAI"),
            ColumnMapping.of(
                            "granted_prbs",
                            Unit.PRB,
                            "RRU.PrbUsedDl",
                            Span.LEVEL,
                            OverSubjects.SUM,
                            ValueType.REAL,
                            "UE, S-NSSAI")
                    .times(1.0 / TTIS)
                    .noting("granted PRBs are summed over 250 TTIs"),
            ColumnMapping.of(
                            "granted_prbs",
                            Unit.FRACTION,
                            "RRU.PrbTotDl",
                            Span.LEVEL,
                            OverSubjects.SUM,
                            ValueType.REAL,
                            "UE, S-NSSAI")
                    .times(1.0 / (TTIS * CELL_PRBS))
                    .noting("share of the 50 PRBs of a 10 MHz cell"),
            ColumnMapping.of(
                    "dl_buffer_bytes",
                    Unit.BYTE,
                    "DRB.BufferSize",
                    Span.LEVEL,
                    OverSubjects.SUM,
                    ValueType.INTEGER,
                    "UE, S-NSSAI"),
            ColumnMapping.of(
                    "dl_pkts",
                    Unit.COUNT,
                    "TB.TotNbrDl",
                    Span.AMOUNT,
                    OverSubjects.SUM,
                    ValueType.INTEGER,
                    "UE, S-NSSAI"),
            ColumnMapping.of(
                    "dl_pkts * dl_err_pct / 100",
                    Unit.COUNT,
                    "TB.ErrTotNbrDl",
                    Span.AMOUNT,
                    OverSubjects.SUM,
                    ValueType.INTEGER,
                    "UE, S-NSSAI"),
            ColumnMapping.of(
                    "ul_pkts",
                    Unit.COUNT,
                    "TB.TotNbrUl",
                    Span.AMOUNT,
                    OverSubjects.SUM,
                    ValueType.INTEGER,
                    "UE, S-NSSAI"),
            ColumnMapping.of(
                    "ul_pkts * ul_err_pct / 100",
                    Unit.COUNT,
                    "TB.ErrTotNbrUl",
                    Span.AMOUNT,
                    OverSubjects.SUM,
                    ValueType.INTEGER,
                    "UE, S-NSSAI"),
            ColumnMapping.of(
                    "num_ues", Unit.UE, "RRC.ConnMean", Span.LEVEL, OverSubjects.MOST, ValueType.INTEGER, "node"));

    private static final int SST_EMBB = 1;
    private static final List<String> FOLDERS = List.of("single_sliced", "single_flat", "multi_ue");
    private static final List<String> NEEDED = List.of(
            "ts_ms",
            "num_ues",
            "imsi",
            "slicing_enabled",
            "slice_id",
            "dl_buffer_bytes",
            "dl_thr_mbps",
            "dl_pkts",
            "dl_err_pct",
            "ul_thr_mbps",
            "ul_pkts",
            "ul_err_pct",
            "granted_prbs");

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
        int found = 0;
        for (String part : FOLDERS) {
            for (Path file : files(folder.resolve(part))) {
                found++;
                String name = file.getFileName().toString();
                String node = part + "/" + name.substring(0, name.indexOf(".csv"));
                if (wanted.test(node)) {
                    csv.read(file, NEEDED, (row, _) -> take(row, node, sink));
                }
            }
        }
        if (found == 0) {
            throw new DataSetException("there is none of the folders " + FOLDERS + " with .csv.gz files in " + folder);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.csv(\\.gz)?"))
                    .sorted()
                    .toList();
        }
    }

    private static void take(Row row, String node, SampleSink sink) throws BadLineException {
        double blocksDl = row.number("dl_pkts");
        double blocksUl = row.number("ul_pkts");
        double granted = row.number("granted_prbs");
        Sample sample = new Sample(MAPPING)
                .set("DRB.UEThpDl", row.number("dl_thr_mbps"))
                .set("DRB.UEThpUl", row.number("ul_thr_mbps"))
                .set("RRU.PrbUsedDl", granted)
                .set("RRU.PrbTotDl", granted)
                .set("DRB.BufferSize", row.number("dl_buffer_bytes"))
                .set("TB.TotNbrDl", blocksDl)
                .set("TB.ErrTotNbrDl", blocksDl * row.number("dl_err_pct") / 100)
                .set("TB.TotNbrUl", blocksUl)
                .set("TB.ErrTotNbrUl", blocksUl * row.number("ul_err_pct") / 100)
                .set("RRC.ConnMean", row.number("num_ues"));
        Subject subject = Subject.ofUe(row.whole("imsi", Long.MAX_VALUE), slice(row));
        sink.sample(node, subject, row.millis("ts_ms", 1), sample.figures());
    }

    /** The set numbers its slices 0, 1 and 2 without a type; the number becomes the slice differentiator. */
    private static @Nullable Snssai slice(Row row) throws BadLineException {
        return row.number("slicing_enabled") == 0 ? null : new Snssai(SST_EMBB, (int) row.whole("slice_id", 0xff_ffff));
    }
}
