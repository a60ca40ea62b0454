package io.rantwin.twin.topology;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cell as configured. What is unknown is null, never a guess.
 *
 * @param cellId unique in the topology, such as {@code 001-01-000000123}; never interpreted
 * @param siteId its site, null when unknown
 * @param carrier name of its carrier
 * @param azimuthDegrees boresight, clockwise from north, 0 to below 360
 * @param mechanicalTiltDegrees how far the panel leans down, positive downwards
 * @param electricalTiltDegrees how far the beam is steered down within the panel, positive downwards
 * @param heightMetres antenna above ground
 * @param configuredMaxTxPowerDbm power over the whole carrier at the antenna port
 * @param nRPCI physical cell identity, 0 to 1007
 * @param unlocked false when the operator has locked the cell
 * @param slices slices with shares of their own; others share what is left
 */
public record Cell(
        String cellId,
        @Nullable String siteId,
        String carrier,
        @Nullable Double azimuthDegrees,
        @Nullable Double mechanicalTiltDegrees,
        @Nullable Double electricalTiltDegrees,
        @Nullable Double heightMetres,
        @Nullable Double configuredMaxTxPowerDbm,
        @Nullable Integer nRPCI,
        boolean unlocked,
        List<SliceShare> slices) {
    /** Copies the list. */
    public Cell {
        slices = List.copyOf(slices);
    }
}
