package io.rantwin.nearrt.live;

import io.rantwin.twin.estimation.TrustState;
import io.rantwin.twin.topology.ModelBasis;
import java.util.List;

/**
 * A published state of one cell. Immutable; a newer one has a higher version.
 *
 * @param cellId NR CGI as text
 * @param ranName node that reports it
 * @param version rises by one with each state of this cell since the process began
 * @param networkNanos end of the newest granularity period that is in it, network time
 * @param arrivalNanos when that report arrived, wall clock, since 1970
 * @param kpis one for each measurement that was ever reported
 * @param trust how far its reports are believed
 * @param trustReason why, in a sentence; empty when trusted
 * @param basis what the twin of this cell stands on
 */
public record CellView(
        String cellId,
        String ranName,
        long version,
        long networkNanos,
        long arrivalNanos,
        List<KpiBelief> kpis,
        TrustState trust,
        String trustReason,
        ModelBasis basis) {
    /** Copies the list. */
    public CellView {
        kpis = List.copyOf(kpis);
    }
}
