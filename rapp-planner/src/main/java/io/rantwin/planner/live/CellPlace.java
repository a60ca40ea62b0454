package io.rantwin.planner.live;

import org.jspecify.annotations.Nullable;

/**
 * A cell in the topology; what is not known is null.
 *
 * @param siteId its site
 * @param xMetres east of the topology's origin
 * @param yMetres north of it
 * @param azimuthDegrees boresight, clockwise from north
 * @param electricalTiltDegrees downwards
 * @param powerDbm configuredMaxTxPower
 * @param carrier name of its carrier
 * @param isUnlocked false when the operator has locked it
 */
public record CellPlace(
        @Nullable String siteId,
        @Nullable Double xMetres,
        @Nullable Double yMetres,
        @Nullable Double azimuthDegrees,
        @Nullable Double electricalTiltDegrees,
        @Nullable Double powerDbm,
        String carrier,
        boolean isUnlocked) {}
