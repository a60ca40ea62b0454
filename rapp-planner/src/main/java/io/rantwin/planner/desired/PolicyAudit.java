package io.rantwin.planner.desired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.audit.AuditException;

/** Where every push and deletion is written down, before and after: {@code auditLog::append}. */
@FunctionalInterface
public interface PolicyAudit {
    /** Writes an event; it is durable when this returns. */
    void append(String kind, String actor, ObjectNode data) throws AuditException;

    /**
     * Writes an event before something is done.
     *
     * @throws DesiredException when that fails; then nothing is to be done
     */
    default void record(String kind, String actor, ObjectNode data) throws DesiredException {
        try {
            append(kind, actor, data);
        } catch (AuditException e) {
            throw new DesiredException("nothing is done without a record of it: " + e.getMessage(), e);
        }
    }
}
