package io.rantwin.nearrt.control;

import io.rantwin.codecs.identity.UeId;
import io.rantwin.nearrt.live.LiveCells;
import io.rantwin.nearrt.live.LiveUes;
import io.rantwin.nearrt.live.ReportLine;
import io.rantwin.nearrt.live.UeView;
import io.rantwin.twin.topology.Snssai;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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
        return visible()
                .map(ReportedUes::seen)
                .sorted(Comparator.comparing(SeenUe::ueKey))
                .toList();
    }

    @Override
    public @Nullable SeenUe ue(String ueKey) {
        return visible()
                .filter(view -> ueKey(view).equals(ueKey))
                .findFirst()
                .map(ReportedUes::seen)
                .orElse(null);
    }

    private Stream<UeView> visible() {
        long oldest = cells.networkNanos() - forgottenAfterNanos;
        return cells.cellIds().stream()
                .flatMap(cellId -> ues.ues(cellId).stream())
                .filter(view -> view.networkNanos() >= oldest);
    }

    private static SeenUe seen(UeView view) {
        double throughput = Double.NaN;
        double delay = Double.NaN;
        Snssai slice = null;
        int fiveQi = 0;
        for (ReportLine.Figure figure : view.figures()) {
            slice = figure.snssai().isEmpty() ? slice : Snssai.parse(figure.snssai());
            fiveQi = figure.fiveQi() == 0 ? fiveQi : figure.fiveQi();
            throughput = figure.name().equals(THROUGHPUT) ? figure.value() : throughput;
            // Tenths of a millisecond (TS 28.552 clause 5.1.3.3).
            delay = figure.name().equals(DELAY) ? figure.value() / TENTHS : delay;
        }
        return new SeenUe(
                ueKey(view),
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

    // What does not change when the UE moves within the node.
    private static String ueKey(UeView view) {
        return view.ranName() + "/"
                + switch (view.ueId()) {
                    case UeId.Gnb gnb -> "amf-" + gnb.amfUeNgapId();
                    case UeId.GnbDu du -> "f1-" + du.gnbCuUeF1apId();
                    case UeId.GnbCuUp up -> "e1-" + up.gnbCuCpUeE1apId();
                    case UeId.NgEnb ng -> "amf-" + ng.amfUeNgapId();
                    default -> Integer.toHexString(view.ueId().hashCode());
                };
    }
}
