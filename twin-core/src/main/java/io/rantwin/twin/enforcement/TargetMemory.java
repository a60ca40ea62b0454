package io.rantwin.twin.enforcement;

import org.jspecify.annotations.Nullable;

/**
 * What was done to a target.
 *
 * @param last latest action on it, carried out or tried
 * @param policyId who asked for it
 * @param atMillis when, network time
 * @param reversals how often an action was the opposite of the one before, without a calm time in between
 * @param restore takes the target back to how it was found; null when it is so
 */
public record TargetMemory(
        EnforcementAction last,
        String policyId,
        long atMillis,
        int reversals,
        @Nullable EnforcementAction restore) {}
