package io.rantwin.planner.desired;

import io.rantwin.a1.ap.PolicyStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a RIC said of a policy from a time on.
 *
 * @param at when it was asked
 * @param status its word, or {@code null} when it did not know the policy or did not tell
 */
public record StatusChange(Instant at, @Nullable PolicyStatus status) {}
