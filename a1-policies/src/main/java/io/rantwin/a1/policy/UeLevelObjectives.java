package io.rantwin.a1.policy;

import org.jspecify.annotations.Nullable;

/**
 * What one UE is to get.
 *
 * @param values numeric attributes
 * @param dlReliability downlink, or {@code null} when not asked for
 * @param ulReliability uplink, or {@code null} when not asked for
 */
public record UeLevelObjectives(
        Objectives<UeLevelAttribute> values,
        @Nullable Reliability dlReliability,
        @Nullable Reliability ulReliability) {}
