package io.rantwin.nearrt.control;

import io.rantwin.nearrt.tracing.ControlTraces;
import io.rantwin.twin.enforcement.PlannedAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** A line in the log for each control, found by policy and by cell. */
final class ControlLog {
    private static final Logger LOG = LoggerFactory.getLogger(ControlLog.class);

    private ControlLog() {}

    /** A control goes out. */
    static void goesOut(PlannedAction planned, ControlPort port) {
        try (var _ = MDC.putCloseable("policy", ControlTraces.policyId(planned.policyId()));
                var _ = MDC.putCloseable("cell", planned.action().cellId())) {
            LOG.info("over {}: {}", port.name(), planned.words());
        }
    }
}
