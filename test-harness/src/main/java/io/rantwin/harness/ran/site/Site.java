package io.rantwin.harness.ran.site;

import java.util.List;

/**
 * A mast or a roof with its sectors.
 *
 * @param index place in the layout's site arrays, counted from 0
 * @param name what the inventory calls it
 * @param xMetres east of the layout's origin
 * @param yMetres north of the layout's origin
 * @param environment scenario that its propagation follows
 * @param sectors its sectors
 */
public record Site(
        int index, String name, double xMetres, double yMetres, Environment environment, List<Sector> sectors) {
    /** Copies the list. */
    public Site {
        sectors = List.copyOf(sectors);
    }
}
