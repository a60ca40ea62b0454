package io.rantwin.nearrt.control;

import io.rantwin.codecs.identity.UeId;
import io.rantwin.nearrt.live.LiveCells;
import io.rantwin.nearrt.live.LiveUes;
import io.rantwin.nearrt.live.ReportLine;
import io.rantwin.nearrt.live.UeView;
import io.rantwin.twin.topology.Snssai;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * UEs of the newest reports of each cell (KPM styles 2, 4 and 5); who is not reported again is not visible any more. Cells that a UE
 * measures are not in these reports, so a UE has no candidates. Thread-safe.
 */
public final class ReportedUes implements VisibleUes {
    private static final String THROUGHPUT = "DRB.UEThpDl";
    private static final String DELAY = "DRB.RlcSduDelayDl";
    private static final long NANOS_OF_A_MILLISECOND = 1_000_000;
    private static final double TENTHS = 10;

    private final LiveCells cells;
    private final LiveUes ues;
    private final long forgottenAfterNanos;

    /** @param forgottenAfterMillis network time after which a UE that is not reported is not visible any more */
    public ReportedUes(LiveCells cells, LiveUes ues, long forgottenAfterMillis) {
        this.cells = cells;
        this.ues = ues;
        this.forgottenAfterNanos = forgottenAfterMillis * NANOS_OF_A_MILLISECOND;
    }

    @Override
    public List<SeenUe> ues() {
        long oldest = cells.networkNanos() - forgottenAfterNanos;
        List<SeenUe> visible = new ArrayList<>();
        for (String cellId : cells.cellIds()) {
            for (UeView view : ues.ues(cellId)) {
                if (view.networkNanos() >= oldest) {
                    visible.add(seen(view));
                }
            }
        }
        visible.sort(Comparator.comparing(SeenUe::ueKey));
        return visible;
    }

    @Override
    public @Nullable SeenUe ue(String ueKey) {
        return ues().stream().filter(ue -> ue.ueKey().equals(ueKey)).findFirst().orElse(null);
    }

    private static SeenUe seen(UeView view) {
        double throughput = Double.NaN;
        double delay = Double.NaN;
        Snssai slice = null;
        int fiveQi = 0;
        for (ReportLine.Figure figure : view.figures()) {
            slice = figure.snssai().isEmpty() ? slice : slice(figure.snssai());
            fiveQi = figure.fiveQi() == 0 ? fiveQi : figure.fiveQi();
            throughput = figure.name().equals(THROUGHPUT) ? figure.value() : throughput;
            // Tenths of a millisecond (TS 28.552 clause 5.1.3.3).
            delay = figure.name().equals(DELAY) ? figure.value() / TENTHS : delay;
        }
        return new SeenUe(
                view.ranName() + "/" + key(view.ueId()),
                view.ueId(),
                UeNames.of(view.ueId()),
                view.ranName(),
                view.cellId(),
                slice,
                fiveQi,
                throughput,
                delay,
                List.of(),
                view.networkNanos());
    }

    // SST, or SST-SD with the SD in hexadecimal digits, as the loop writes it.
    private static Snssai slice(String text) {
        int dash = text.indexOf('-');
        return dash < 0
                ? new Snssai(Integer.parseInt(text), Snssai.NO_SD)
                : new Snssai(Integer.parseInt(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1), 16));
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
}
