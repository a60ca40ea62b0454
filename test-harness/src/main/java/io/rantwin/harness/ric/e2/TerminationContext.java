package io.rantwin.harness.ric.e2;

import io.rantwin.codecs.e2ap.E2apCodecs;
import io.rantwin.xapp.complaint.Complaints;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all associations of one E2 termination share.
 *
 * @param sessions associations that are open, whether set up or not
 */
record TerminationContext(
        E2apCodecs codecs,
        TerminationOptions options,
        InstantSource clock,
        E2Faults faults,
        NodeTable table,
        PendingProcedures procedures,
        RmrOutlet outlet,
        MalformedPdus malformed,
        Complaints complaints,
        SetupDesk setups,
        Set<NodeSession> sessions,
        AtomicInteger transactionIds) {
    int nextTransactionId() {
        return transactionIds.incrementAndGet() & 0xff;
    }
}
