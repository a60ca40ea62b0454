package io.rantwin.harness.ran.node;

import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.harness.e2node.NodeIdentity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What the reports of one action have in common.
 *
 * @param node who reports
 * @param role what the node is
 * @param readings of the network
 * @param cells what the action is about
 * @param granularityPeriodMillis length of a record
 * @param records in each report
 * @param tamper stands between figure and report
 */
@SuppressWarnings("ArrayRecordComponent") // Read in loops and compared nowhere.
record ReportFrame(
        NodeIdentity node,
        NodeRole role,
        Readings readings,
        int[] cells,
        long granularityPeriodMillis,
        int records,
        ReportTamper tamper) {
    /** Seconds in a record. */
    double seconds() {
        return granularityPeriodMillis / 1000.0;
    }

    /** Indices of cells as the tamper is told them. */
    static List<Integer> listed(Scope scope) {
        return Arrays.stream(scope.cells()).boxed().toList();
    }

    /** Whom the tamper is told that a figure is about. */
    ReportTamper.Subject subject(List<Integer> about, int ue, Figure figure, MeasurementLabel label) {
        return new ReportTamper.Subject(node, about, ue, figure.measName(), label);
    }

    /** The value that is reported for a figure of the period that ends. */
    RecordValue value(ReportTamper.Subject subject, Offer.Entry entry, Instant end, double figure) {
        return entry.value(tamper.value(subject, end.minusMillis(granularityPeriodMillis), figure));
    }
}
