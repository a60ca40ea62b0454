package io.rantwin.a1.policy;

import org.jspecify.annotations.Nullable;

/**
 * What a slice is to get.
 *
 * @param values numeric attributes
 * @param minDlReliabilityPerUe downlink, or {@code null} when not asked for; version 4 only
 * @param minUlReliabilityPerUe uplink, or {@code null} when not asked for; version 4 only
 */
public record SliceSlaObjectives(
        Objectives<SliceSlaAttribute> values,
        @Nullable Reliability minDlReliabilityPerUe,
        @Nullable Reliability minUlReliabilityPerUe) {}
