package io.rantwin.codecs.kpm;

import io.rantwin.codecs.asn1.SequenceValue.UnknownAddition;
import io.rantwin.codecs.identity.UeId;
import java.util.List;

/**
 * Indication message format 3 (E2SM-KPM 8.2.1.4.3): a report for each of several UEs.
 *
 * @param reports at least one
 * @param additions of a newer version
 */
public record UeReports(List<UeReport> reports, List<UnknownAddition> additions) implements KpmReport {
    /** The figures of one UE. */
    public record UeReport(UeId ueId, MeasurementReport report) {}

    public UeReports {
        reports = List.copyOf(reports);
        additions = List.copyOf(additions);
    }
}
