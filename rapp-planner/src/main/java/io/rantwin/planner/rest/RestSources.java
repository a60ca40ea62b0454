package io.rantwin.planner.rest;

import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.ReconcilerState;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the server serves.
 *
 * @param policies what is wanted
 * @param otherSide what is known of the RICs; gives null when nothing is pushed
 * @param auditFile the audit log
 */
public record RestSources(
        DesiredPolicies policies, Supplier<@Nullable ReconcilerState> otherSide, Path auditFile) {}
