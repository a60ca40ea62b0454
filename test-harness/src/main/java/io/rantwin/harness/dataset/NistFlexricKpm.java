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

/** E2SM-KPM reports of an OpenAirInterface gNB as an xApp wrote them. Immutable. */
final class NistFlexricKpm implements DataSet {
    private static final DataSetInfo INFO = new DataSetInfo(
            "nist_flexric_kpm_1s",
            "E2SM-KPM reports of an OpenAirInterface gNB with six UEs, 1 s",
            "github.com/usnistgov/O-RAN-Testbed-Automation",
            "NIST, public domain in the US; name NIST and say what was changed",
            Duration.ofSeconds(1),
            true,
            ZoneOffset.UTC,
            true,
            Duration.ZERO,
            "standard");

    private static final List<ColumnMapping> MAPPING = List.of(
            ColumnMapping.of(
                    "DRB.PdcpSduVolumeDL (Mb)",
                    Unit.MBIT,
                    "DRB.PdcpSduVolumeDL",
                    Span.AMOUNT,
                    OverSubjects.SUM,
                    ValueType.INTEGER,
                    "UE"),
            ColumnMapping.of(
                    "DRB.PdcpSduVolumeUL (Mb)",
                    Unit.MBIT,
                    "DRB.PdcpSduVolumeUL",
                    Span.AMOUNT,
                    OverSubjects.SUM,
                    ValueType.INTEGER,
                    "UE"),
            ColumnMapping.of(
                    "DRB.RlcSduDelayDl (\u03bcs)",
                    Unit.MICROSECOND,
                    "DRB.RlcSduDelayDl",
                    Span.LEVEL,
                    OverSubjects.MEAN,
                    ValueType.REAL,
                    "UE"),
            ColumnMapping.of(
                    "DRB.UEThpDl (kbps)",
                    Unit.KBIT_PER_SECOND,
                    "DRB.UEThpDl",
                    Span.LEVEL,
                    OverSubjects.MEAN,
                    ValueType.REAL,
                    "UE"),
            ColumnMapping.of(
                    "DRB.UEThpUl (kbps)",
                    Unit.KBIT_PER_SECOND,
                    "DRB.UEThpUl",
                    Span.LEVEL,
                    OverSubjects.MEAN,
                    ValueType.REAL,
                    "UE"),
            ColumnMapping.of(
                    "RRU.PrbTotDl (%)",
                    Unit.PERCENT, "RRU.PrbTotDl", Span.LEVEL, OverSubjects.SUM, ValueType.REAL, "UE"),
            ColumnMapping.of(
                    "RRU.PrbTotUl (%)",
                    Unit.PERCENT, "RRU.PrbTotUl", Span.LEVEL, OverSubjects.SUM, ValueType.REAL, "UE"),
            ColumnMapping.of(
                    "CARR.PDSCHMCSDist (PDSCH_RBs)",
                    Unit.COUNT,
                    "CARR.PDSCHMCSDist",
                    Span.AMOUNT,
                    OverSubjects.SUM,
                    ValueType.INTEGER,
                    "BIN-X rank, BIN-Y table, BIN-Z MCS + 1"));

    private static final String TIME = "Time (UNIX ms)";
    private static final String NODE = "E2 Node ID";
    private static final String DISTRIBUTION = "CARR.PDSCHMCSDist (PDSCH_RBs)";
    private static final int MOST_BINS = 32;

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
        List<String> figures = MAPPING.stream()
                .map(ColumnMapping::column)
                .filter(column -> !column.equals(DISTRIBUTION))
                .toList();
        List<String> needed = new ArrayList<>(List.of(TIME, NODE, "UE ID"));
        needed.addAll(figures);
        csv.read("ue_kpm.csv", needed, row -> {
            Sample sample = new Sample(MAPPING);
            for (String column : figures) {
                sample.set(column.substring(0, column.indexOf(' ')), row.numberOrNothing(column));
            }
            Subject ue = Subject.ofUe(row.whole("UE ID", Integer.MAX_VALUE), null);
            sink.sample(row.name(NODE), ue, row.millis(TIME, 1), sample.figures());
        });
        if (csv.find("cell_mcs_dist.csv") != null) {
            csv.read("cell_mcs_dist.csv", List.of(TIME, NODE, DISTRIBUTION), row -> distribution(row, sink));
        }
    }

    /** The text is a list of ranks, each a list of MCS tables, each a list of counts for MCS 0 and on. */
    private static void distribution(Row row, SampleSink sink) throws BadLineException {
        String text = row.text(DISTRIBUTION).replace(" ", "");
        String node = row.name(NODE);
        long stamp = row.millis(TIME, 1);
        if (!text.matches("\\[\\[\\[[0-9.,\\[\\]]*\\]\\]\\]")) {
            throw new BadLineException(DISTRIBUTION, "a list of lists of lists of numbers is needed");
        }
        String[] ranks = text.substring(3, text.length() - 3).split("\\]\\],\\[\\[", -1);
        for (int x = 0; x < ranks.length; x++) {
            String[] tables = ranks[x].split("\\],\\[", -1);
            for (int y = 0; y < tables.length; y++) {
                String[] counts = tables[y].split(",", -1);
                if (ranks.length > MOST_BINS || tables.length > MOST_BINS || counts.length > MOST_BINS) {
                    throw new BadLineException(DISTRIBUTION, "more than " + MOST_BINS + " bins in a dimension");
                }
                for (int z = 0; z < counts.length; z++) {
                    double[] figures = new Sample(MAPPING)
                            .set("CARR.PDSCHMCSDist", number(counts[z]))
                            .figures();
                    Subject.Bin bin = new Subject.Bin(x + 1, y + 1, z + 1);
                    sink.sample(node, new Subject(null, null, null, bin), stamp, figures);
                }
            }
        }
    }

    private static double number(String count) throws BadLineException {
        if (!count.matches("[0-9]{1,12}")) {
            throw new BadLineException(DISTRIBUTION, "'" + Row.shortened(count) + "' is no count");
        }
        return Long.parseLong(count);
    }
}
