package io.rantwin.harness.ran.site;

import java.util.List;

/**
 * One antenna panel and the cells it radiates.
 *
 * @param azimuthDegrees boresight, clockwise from north, 0 to below 360
 * @param mechanicalTiltDegrees how far the panel leans down, positive downwards
 * @param electricalTiltDegrees how far the beam is steered down within the panel, positive downwards
 * @param heightMetres antenna above ground
 * @param cells one for each carrier
 */
public record Sector(
        double azimuthDegrees,
        double mechanicalTiltDegrees,
        double electricalTiltDegrees,
        double heightMetres,
        List<Cell> cells) {
    /** Copies the list. */
    public Sector {
        cells = List.copyOf(cells);
    }
}
