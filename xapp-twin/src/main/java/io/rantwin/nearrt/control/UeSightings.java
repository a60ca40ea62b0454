package io.rantwin.nearrt.control;

import io.rantwin.codecs.identity.CellGlobalId;
import io.rantwin.codecs.identity.CellRnti;
import io.rantwin.codecs.identity.UeId;
import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmActionDefinition.ListedUes;
import io.rantwin.codecs.kpm.KpmActionDefinition.MatchingUes;
import io.rantwin.codecs.kpm.KpmActionDefinition.Measurements;
import io.rantwin.codecs.kpm.KpmActionDefinition.OneUe;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.kpm.MeasurementType;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.codecs.kpm.UeReports;
import io.rantwin.codecs.kpm.UeReports.UeReport;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.xapp.kpm.KpmIndication;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * UEs out of KPM reports of styles 4 and 5 (message format 3). The serving cell is that of the action definition, of the C-RNTI in the
 * UE's id, or the only cell of the node; a UE whose cell nobody tells is left out. Bounded; who is not reported again is forgotten.
 * Thread-safe.
 */
public final class UeSightings implements VisibleUes {
    private static final String THROUGHPUT = "DRB.UEThpDl";
    private static final String DELAY = "DRB.RlcSduDelayDl";
    private static final double NANOS_OF_A_MILLISECOND = 1e6;

    private final NodeCells nodes;
    private final LongSupplier networkNanos;
    private final long forgottenAfterNanos;
    private final int most;
    /** Guarded by itself; who was seen last stands last. */
    private final Map<String, SeenUe> seen = new LinkedHashMap<>();

    /**
     * Empty.
     *
     * @param networkNanos network time now
     * @param forgottenAfterMillis network time after which a UE that is not reported is not visible any more
     * @param most UEs that are kept; those that were not seen for longest give way
     */
    public UeSightings(NodeCells nodes, LongSupplier networkNanos, long forgottenAfterMillis, int most) {
        this.nodes = nodes;
        this.networkNanos = networkNanos;
        this.forgottenAfterNanos = (long) (forgottenAfterMillis * NANOS_OF_A_MILLISECOND);
        this.most = most;
    }

    /** Takes a report; others than those of UEs are ignored. */
    public void reported(KpmIndication indication) {
        if (!(indication.report() instanceof UeReports reports)) {
            return;
        }
        long now = networkNanos.getAsLong();
        Measurements asked = asked(indication.action());
        for (UeReport report : reports.reports()) {
            String cellId = cell(indication.ranName(), report.ueId(), asked);
            if (cellId != null) {
                take(ue(indication.ranName(), cellId, report, asked, now));
            }
        }
    }

    private void take(SeenUe ue) {
        synchronized (seen) {
            seen.remove(ue.ueKey());
            seen.put(ue.ueKey(), ue);
            if (seen.size() > most) {
                seen.remove(seen.keySet().iterator().next());
            }
        }
    }

    private static @Nullable Measurements asked(KpmActionDefinition action) {
        return switch (action.format()) {
            case MatchingUes matching -> matching.measurements();
            case ListedUes listed -> listed.measurements();
            case OneUe one -> one.measurements();
            case Measurements measurements -> measurements;
            case null, default -> null;
        };
    }

    private @Nullable String cell(String ranName, UeId ueId, @Nullable Measurements asked) {
        CellRnti rnti = switch (ueId) {
            case UeId.Gnb gnb -> gnb.cellRnti();
            case UeId.GnbDu du -> du.cellRnti();
            default -> null;
        };
        CellGlobalId cell = rnti != null ? rnti.cellGlobalId() : asked == null ? null : asked.cellGlobalId();
        if (cell != null) {
            return CellNames.text(cell);
        }
        List<String> own = nodes.cellsOf(ranName);
        return own.size() == 1 ? own.getFirst() : null;
    }

    private static SeenUe ue(String ranName, String cellId, UeReport reported, @Nullable Measurements asked, long now) {
        MeasurementReport report = reported.report();
        List<MeasurementItem> items = report.items().isEmpty() && asked != null ? asked.items() : report.items();
        double throughput = Double.NaN;
        double delay = Double.NaN;
        Snssai slice = null;
        int fiveQi = 0;
        int place = 0;
        for (MeasurementItem item : items) {
            for (MeasurementLabel label : item.labels()) {
                slice = label.sliceId() == null ? slice : slice(label.sliceId());
                Long labelled = label.fiveQi();
                fiveQi = labelled == null ? fiveQi : labelled.intValue();
                double value = value(report, place++);
                if (item.type() instanceof MeasurementType.ByName(String name)) {
                    throughput = name.equals(THROUGHPUT) && !Double.isNaN(value) ? value : throughput;
                    // Tenths of a millisecond (TS 28.552 clause 5.1.3.3).
                    delay = name.equals(DELAY) && !Double.isNaN(value) ? value / 10 : delay;
                }
            }
        }
        return new SeenUe(
                ranName + "/" + key(reported.ueId()),
                reported.ueId(),
                UeNames.of(reported.ueId()),
                ranName,
                cellId,
                slice,
                fiveQi,
                throughput,
                delay,
                List.of(),
                now);
    }

    private static Snssai slice(io.rantwin.codecs.identity.Snssai slice) {
        Integer sd = slice.sd();
        return new Snssai(slice.sst(), sd == null ? Snssai.NO_SD : sd);
    }

    private static double value(MeasurementReport report, int place) {
        if (report.records().isEmpty()
                || place >= report.records().getLast().values().size()) {
            return Double.NaN;
        }
        return switch (report.records().getLast().values().get(place)) {
            case RecordValue.IntegerValue whole -> whole.value();
            case RecordValue.RealValue real -> real.value();
            default -> Double.NaN;
        };
    }

    // What does not change when the UE moves within the node.
    private static String key(UeId ueId) {
        return switch (ueId) {
            case UeId.Gnb gnb -> "amf-" + gnb.amfUeNgapId();
            case UeId.GnbDu du -> "f1-" + du.gnbCuUeF1apId();
            case UeId.GnbCuUp up -> "e1-" + up.gnbCuCpUeE1apId();
            case UeId.NgEnb ng -> "amf-" + ng.amfUeNgapId();
            default -> Integer.toHexString(ueId.hashCode());
        };
    }

    @Override
    public List<SeenUe> ues() {
        long oldest = networkNanos.getAsLong() - forgottenAfterNanos;
        List<SeenUe> visible;
        synchronized (seen) {
            seen.values().removeIf(ue -> ue.seenNanos() < oldest);
            visible = new ArrayList<>(seen.values());
        }
        visible.sort(Comparator.comparing(SeenUe::ueKey));
        return visible;
    }

    @Override
    public @Nullable SeenUe ue(String ueKey) {
        long oldest = networkNanos.getAsLong() - forgottenAfterNanos;
        synchronized (seen) {
            SeenUe ue = seen.get(ueKey);
            return ue == null || ue.seenNanos() < oldest ? null : ue;
        }
    }
}
