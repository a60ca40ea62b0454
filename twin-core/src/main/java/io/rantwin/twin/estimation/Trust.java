package io.rantwin.twin.estimation;

import org.jspecify.annotations.Nullable;

/**
 * Why a cell is in its state.
 *
 * @param state how far the estimate can be relied on
 * @param blamed measurement that weighs most; null when it is not about one
 * @param distance how far off, in standard deviations: of the blamed measurement, or of the load that neighbours imply; 0 when it
 *     is not about one
 * @param count periods, reports or measurements that led to it
 * @param sentence the same in words
 */
public record Trust(TrustState state, @Nullable MeasurementSlot blamed, double distance, long count, String sentence) {}
