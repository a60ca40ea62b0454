package io.rantwin.harness.dataset;

import io.rantwin.codecs.catalogue.Unit;
import io.rantwin.codecs.catalogue.ValueType;
import io.rantwin.codecs.identity.Snssai;
import io.rantwin.harness.dataset.ColumnMapping.OverSubjects;
import io.rantwin.harness.dataset.ColumnMapping.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Logs of a closed loop that sets the resource blocks of three slices; each policy is a cell of its own. Immutable. */
final class ColosseumSliceLoop implements DataSet {
    private static final int CELL_PRBS = 50;
    private static final int CELL_RBGS = 17;

    private static final DataSetInfo INFO = new DataSetInfo(
            "colosseum_slice_rb_loop",
            "closed-loop control of slice resource blocks in an emulated LTE cell, 250 ms",
            "github.com/genesys-neu/oran-resource-opt",
            "none stated; for evaluation only",
            Duration.ofMillis(250),
            true,
            ZoneOffset.UTC,
            true,
            Duration.ofMillis(1),
            "standard");

    private static final List<ColumnMapping> MAPPING = List.of(
            ColumnMapping.of(
                            "rb_*", Unit.PRB, "RRU.PrbAvailDl", Span.LEVEL, OverSubjects.SUM, ValueType.REAL, "S-NSSAI")
                    .times((double) CELL_PRBS / CELL_RBGS)
                    .noting("17 resource block groups are the 50 PRBs of the cell; the quota after the action"),
            ColumnMapping.of(
                    "num_*_users", Unit.UE, "RRC.ConnMean", Span.LEVEL, OverSubjects.SUM, ValueType.INTEGER, "S-NSSAI"),
            ColumnMapping.own(
                    "perf_*",
                    Unit.FRACTION,
                    "Slice.Performance",
                    Span.LEVEL,
                    OverSubjects.MEAN,
                    "S-NSSAI",
                    "the authors' own score, 0..1; blank without users"));

    private static final List<String> LOGS = List.of("DeepQ_r2_from_DeepQ", "TabularQ_r2_from_DeepQ");

    /** Standardised slice types of TS 23.501 5.15.2.2. */
    private static final Map<String, Snssai> SLICES =
            Map.of("embb", new Snssai(1, null), "urllc", new Snssai(2, null), "mmtc", new Snssai(3, null));

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
        List<String> needed = new ArrayList<>(List.of("Timestamp"));
        for (String slice : SLICES.keySet()) {
            needed.addAll(List.of("num_" + slice + "_users", "rb_" + slice, "perf_" + slice));
        }
        for (String policy : LOGS) {
            if (wanted.test(policy)) {
                csv.read(policy + ".csv", needed, row -> take(row, policy, sink));
            }
        }
    }

    private static void take(Row row, String policy, SampleSink sink) throws BadLineException {
        long stamp = row.millis("Timestamp", 1);
        // All columns before the first sample: a bad line gives nothing.
        Map<Snssai, double[]> bySlice = new HashMap<>();
        for (Map.Entry<String, Snssai> slice : SLICES.entrySet()) {
            Sample sample = new Sample(MAPPING)
                    .set("RRU.PrbAvailDl", row.number("rb_" + slice.getKey()))
                    .set("RRC.ConnMean", row.number("num_" + slice.getKey() + "_users"))
                    .set("Slice.Performance", row.numberOrNothing("perf_" + slice.getKey()));
            bySlice.put(slice.getValue(), sample.figures());
        }
        bySlice.forEach((slice, figures) -> sink.sample(policy, Subject.ofSlice(slice), stamp, figures));
    }
}
