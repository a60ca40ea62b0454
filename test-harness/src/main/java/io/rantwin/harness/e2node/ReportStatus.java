package io.rantwin.harness.e2node;

import io.rantwin.codecs.e2ap.RicRequestId;

/**
 * How far a report has come.
 *
 * @param ricRequestId the subscription
 * @param ranFunctionId RAN function of the subscription
 * @param ricActionId action of the subscription
 * @param periodMillis from one indication to the next
 * @param sent indications handed to the transport
 * @param refused indications that the transport did not take; they have used up a sequence number
 * @param leftOut indications that were too late to be sent at all
 * @param nextSn sequence number of the next indication, 0..65535
 */
public record ReportStatus(
        RicRequestId ricRequestId,
        int ranFunctionId,
        int ricActionId,
        long periodMillis,
        long sent,
        long refused,
        long leftOut,
        int nextSn) {}
