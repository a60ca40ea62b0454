package io.rantwin.harness.ran.scenario;

import io.rantwin.harness.ran.site.Layout;
import java.util.ArrayList;
import java.util.List;

/**
 * What people call cells: site, sector from 1, and the carrier where there are several, such as {@code S2-3} or
 * {@code S2-3@n78}. Immutable.
 */
public final class CellNames {
    private final List<String> names = new ArrayList<>();

    /** Names the cells of a layout. */
    public CellNames(Layout layout) {
        for (int cell = 0; cell < layout.cells().size(); cell++) {
            String name = layout.sites().get(layout.siteOf(cell)).name() + "-" + (layout.sectorNumberOf(cell) + 1);
            boolean several = layout.carriers().size() > 1;
            names.add(
                    several
                            ? name + "@"
                                    + layout.carriers()
                                            .get(layout.carrierOf(cell))
                                            .name()
                            : name);
        }
    }

    /** Name of a cell. */
    public String of(int cell) {
        return names.get(cell);
    }

    /** Names of all cells by index. */
    public List<String> all() {
        return List.copyOf(names);
    }

    /** Index of a cell by its name or by its number, or -1. */
    public int indexOf(String nameOrNumber) {
        int index = names.indexOf(nameOrNumber);
        if (index < 0 && nameOrNumber.matches("[0-9]{1,6}")) {
            index = Integer.parseInt(nameOrNumber);
        }
        return index < names.size() ? index : -1;
    }
}
