package io.rantwin.planner.rest;

import io.rantwin.api.access.AccessRules;
import io.rantwin.api.access.PemTls;
import io.rantwin.planner.desired.PolicyAudit;
import org.jspecify.annotations.Nullable;

/**
 * Who gets in.
 *
 * @param rules how callers are told apart
 * @param tls null for plain text
 * @param callsPerSecond of each caller; ten times as many at once
 * @param audit takes denied calls down
 */
public record RestAccess(AccessRules rules, @Nullable PemTls tls, double callsPerSecond, PolicyAudit audit) {
    /** Far more than the console and a person's scripts need. */
    public static final double USUAL_CALLS_PER_SECOND = 50;
}
