package io.rantwin.harness.dataset;

import io.rantwin.codecs.catalogue.ValueType;
import io.rantwin.codecs.identity.CellGlobalId;
import io.rantwin.codecs.identity.Guami;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.UeId;
import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmActionDefinition.ListedUes;
import io.rantwin.codecs.kpm.KpmActionDefinition.MatchingUes;
import io.rantwin.codecs.kpm.KpmActionDefinition.Measurements;
import io.rantwin.codecs.kpm.KpmActionDefinition.OneUe;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.AnnouncedMeasurement;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.ReportStyle;
import io.rantwin.codecs.kpm.KpmReport;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.codecs.kpm.MeasurementType;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.codecs.kpm.UeReports;
import io.rantwin.harness.e2node.MeasurementFeed;
import io.rantwin.harness.e2node.NodeIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A series as the figures of an E2 node: style 1 for the node or one of its cells, with S-NSSAI and bins as labels; styles 2, 4
 * and 5 where the set tells UEs apart. A UE is the gNB-UEID whose AMF UE NGAP id is its place among the UEs of the series, from
 * 1. Immutable.
 */
final class RecordedFeed implements MeasurementFeed {
    static final int STYLE_NODE = 1;
    static final int STYLE_UE = 2;
    static final int STYLE_MATCHING_UES = 4;
    static final int STYLE_LISTED_UES = 5;

    private static final int MOST_VALUES = 10_000;
    private static final int CELL_BITS = 36;

    private final Series series;
    private final NodeIdentity identity;
    private final long shiftMillis;
    private final boolean isLooping;
    private final boolean isNativePeriod;

    /** @param shiftMillis network time minus the time of the set */
    RecordedFeed(Series series, NodeIdentity identity, long shiftMillis, ReplayNodes.Options options) {
        this.series = series;
        this.identity = identity;
        this.shiftMillis = shiftMillis;
        this.isLooping = options.isLooping();
        this.isNativePeriod = options.isNativePeriod();
    }

    @Override
    public Instant origin() {
        return Instant.ofEpochMilli(series.firstMillis() + shiftMillis);
    }

    /** When the last figures are over, in network time; of no meaning when the series loops. */
    Instant end() {
        return Instant.ofEpochMilli(series.endMillis() + shiftMillis);
    }

    boolean isLooping() {
        return isLooping;
    }

    @Override
    public List<ReportStyle> reportStyles() {
        List<AnnouncedMeasurement> all = announced(_ -> true);
        List<ReportStyle> styles = new ArrayList<>();
        styles.add(new ReportStyle(STYLE_NODE, "E2 Node Measurement", 1, all, 1, 1));
        List<AnnouncedMeasurement> ofUes = announced(subject -> subject.ue() != null);
        if (!ofUes.isEmpty()) {
            styles.add(new ReportStyle(STYLE_UE, "E2 Node Measurement for a single UE", 2, ofUes, 1, 1));
            styles.add(new ReportStyle(
                    STYLE_MATCHING_UES, "Common condition-based, UE-level measurement", 4, ofUes, 1, 3));
            styles.add(new ReportStyle(STYLE_LISTED_UES, "E2 Node Measurement for multiple UEs", 5, ofUes, 1, 3));
        }
        return List.copyOf(styles);
    }

    private List<AnnouncedMeasurement> announced(Predicate<Subject> of) {
        List<AnnouncedMeasurement> announced = new ArrayList<>();
        for (int c = 0; c < series.mapping().size(); c++) {
            if (series.has(c, of)) {
                announced.add(new AnnouncedMeasurement(series.mapping().get(c).measName(), (long) c + 1, null));
            }
        }
        return announced;
    }

    /** The identity of a UE of the series. */
    static UeId ueId(NodeIdentity identity, int place) {
        return UeId.Gnb.of(place, new Guami(identity.plmn(), 1, 1, 1));
    }

    @Override
    public @Nullable Reporter reporter(KpmActionDefinition action, long periodMillis) {
        return switch (action.format()) {
            case Measurements wanted
            when action.ricStyleType() == STYLE_NODE -> {
                Predicate<Subject> cell = cell(wanted.cellGlobalId());
                FigureTable table = cell == null ? null : table(wanted, periodMillis, false);
                yield table == null || cell == null ? null : start -> report(start, periodMillis, table, cell);
            }
            case OneUe wanted
            when action.ricStyleType() == STYLE_UE -> {
                Long ue = ue(wanted.ueId());
                FigureTable table = table(wanted.measurements(), periodMillis, true);
                yield ue == null || table == null ? null : start -> report(start, periodMillis, table, isUe(ue));
            }
            case MatchingUes wanted
            when action.ricStyleType() == STYLE_MATCHING_UES -> {
                Predicate<Subject> matching = SliceConditions.matching(wanted.conditions());
                FigureTable table = table(wanted.measurements(), periodMillis, true);
                yield matching == null || table == null
                        ? null
                        : start -> reports(start, periodMillis, table, series.ues(), matching);
            }
            case ListedUes wanted
            when action.ricStyleType() == STYLE_LISTED_UES -> {
                List<Long> ues = wanted.ueIds().stream()
                        .map(this::ue)
                        .filter(Objects::nonNull)
                        .toList();
                FigureTable table = table(wanted.measurements(), periodMillis, true);
                yield ues.isEmpty() || table == null
                        ? null
                        : start -> reports(start, periodMillis, table, ues, _ -> true);
            }
            case null, default -> null;
        };
    }

    /** The subjects of the cell that is asked for; {@code null} when the node does not have it. */
    private @Nullable Predicate<Subject> cell(@Nullable CellGlobalId cgi) {
        List<String> cells = series.cells();
        if (cgi == null || cells.isEmpty()) {
            return _ -> true;
        }
        for (int i = 0; i < cells.size(); i++) {
            if (cgi.equals(cellOf(identity, i))) {
                String name = cells.get(i);
                return subject -> name.equals(subject.cell());
            }
        }
        return null;
    }

    /** The identity of a cell of a node with several, counted from 0. */
    static NrCgi cellOf(NodeIdentity identity, int place) {
        return new NrCgi(identity.plmn(), (identity.gnbId() << CELL_BITS - identity.gnbIdBits()) + place + 1);
    }

    private @Nullable Long ue(UeId id) {
        List<Long> ues = series.ues();
        for (int i = 0; i < ues.size(); i++) {
            if (id.equals(ueId(identity, i + 1))) {
                return ues.get(i);
            }
        }
        return null;
    }

    private static Predicate<Subject> isUe(Long ue) {
        return subject -> ue.equals(subject.ue());
    }

    /** What the values of a record are; {@code null} when none of it is recorded, or it is too much. */
    private @Nullable FigureTable table(Measurements wanted, long periodMillis, boolean ofUes) {
        List<FigureTable.Column> columns = new ArrayList<>();
        boolean hasAny = false;
        for (MeasurementItem item : wanted.items()) {
            int number = number(item.type());
            hasAny |= number >= 0 && (!ofUes || series.has(number, subject -> subject.ue() != null));
            List<MeasurementLabel> labels =
                    item.labels().isEmpty() ? List.of(MeasurementLabel.NO_LABEL) : item.labels();
            labels.forEach(label -> columns.add(new FigureTable.Column(number, FigureTable.selected(label))));
        }
        long granularity =
                isNativePeriod ? periodMillis : Math.clamp(wanted.granularityPeriodMillis(), 1, periodMillis);
        if (!hasAny || periodMillis / granularity * columns.size() > MOST_VALUES) {
            return null;
        }
        List<MeasurementItem> items = wanted.items().stream()
                .map(item -> MeasurementItem.of(item.type(), item.labels()))
                .toList();
        return new FigureTable(items, columns, granularity, (int) (periodMillis / granularity));
    }

    private int number(MeasurementType type) {
        List<ColumnMapping> mapping = series.mapping();
        return switch (type) {
            case MeasurementType.ByName(String name) -> {
                for (int c = 0; c < mapping.size(); c++) {
                    if (mapping.get(c).measName().equals(name)) {
                        yield c;
                    }
                }
                yield -1;
            }
            case MeasurementType.ById(long id) -> id >= 1 && id <= mapping.size() ? (int) id - 1 : -1;
            default -> -1;
        };
    }

    private @Nullable KpmReport report(Instant start, long periodMillis, FigureTable table, Predicate<Subject> of) {
        return isOver(start) ? null : table.report(place(start, periodMillis), this::value, of);
    }

    private @Nullable KpmReport reports(
            Instant start, long periodMillis, FigureTable table, List<Long> ues, Predicate<Subject> of) {
        if (isOver(start)) {
            return null;
        }
        long from = place(start, periodMillis);
        List<UeReports.UeReport> reports = new ArrayList<>();
        for (Long ue : ues) {
            var report = table.report(from, this::value, isUe(ue).and(of));
            boolean hasFigures = report.records().stream()
                    .flatMap(row -> row.values().stream())
                    .anyMatch(value -> !value.equals(RecordValue.NO_VALUE));
            // A UE without any figure is not there, or does not match.
            if (hasFigures) {
                reports.add(new UeReports.UeReport(ueId(identity, series.ues().indexOf(ue) + 1), report));
            }
        }
        return reports.isEmpty() ? null : new UeReports(reports, List.of());
    }

    private boolean isOver(Instant start) {
        return !isLooping && !start.isBefore(end());
    }

    /** The time of the set for a network time; a series that loops has whole report periods. */
    private long place(Instant start, long periodMillis) {
        long at = start.toEpochMilli() - shiftMillis;
        if (!isLooping) {
            return at;
        }
        long unit = Math.max(series.periodMillis(), periodMillis);
        long length = Math.ceilDiv(series.endMillis() - series.firstMillis(), unit) * unit;
        return series.firstMillis() + Math.floorMod(at - series.firstMillis(), length);
    }

    private RecordValue value(int column, Predicate<Subject> of, long from, long to) {
        double figure = column < 0 ? Double.NaN : series.figure(column, of, from, to);
        if (Double.isNaN(figure)) {
            return RecordValue.NO_VALUE;
        }
        return series.mapping().get(column).type() == ValueType.INTEGER && figure < 0xffff_ffffL
                ? new RecordValue.IntegerValue(Math.round(figure))
                : new RecordValue.RealValue(figure);
    }
}
