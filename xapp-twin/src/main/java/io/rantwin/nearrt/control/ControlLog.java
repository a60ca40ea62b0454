package io.rantwin.nearrt.control;

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
        String policy = planned.policyId();
        int type = policy.lastIndexOf('@');
        // By the name that the planner has for it, which knows nothing of the mediator's type numbers.
        try (var _ = MDC.putCloseable("policy", type < 0 ? policy : policy.substring(0, type));
                var _ = MDC.putCloseable("cell", planned.action().cellId())) {
            LOG.info("over {}: {}", port.name(), planned.words());
        }
    }
}
