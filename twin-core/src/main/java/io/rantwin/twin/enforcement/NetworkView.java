package io.rantwin.twin.enforcement;

import io.rantwin.twin.topology.Snssai;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The network at one moment, as far as enforcement looks at it. The order in which parts are given does not matter. Immutable. */
public final class NetworkView {
    private final long networkMillis;
    private final SortedMap<String, CellCondition> cells = new TreeMap<>();
    private final List<SliceCondition> slices;
    private final List<UeCondition> ues;

    /**
     * Takes the parts.
     *
     * @param networkMillis network time
     */
    public NetworkView(
            long networkMillis, List<CellCondition> cells, List<SliceCondition> slices, List<UeCondition> ues) {
        this.networkMillis = networkMillis;
        cells.forEach(cell -> this.cells.put(cell.cellId(), cell));
        this.slices = sorted(slices, Comparator.comparing(SliceCondition::slice).thenComparing(SliceCondition::cellId));
        this.ues = sorted(ues, Comparator.comparing(UeCondition::ueKey));
    }

    private static <T> List<T> sorted(List<T> parts, Comparator<T> order) {
        List<T> sorted = new ArrayList<>(parts);
        sorted.sort(order);
        return List.copyOf(sorted);
    }

    /** Network time [ms since 1970]. */
    public long networkMillis() {
        return networkMillis;
    }

    /** Cells by id. */
    public SortedMap<String, CellCondition> cells() {
        return Collections.unmodifiableSortedMap(cells);
    }

    /** One cell; null when nothing is known of it. */
    public @Nullable CellCondition cell(String cellId) {
        return cells.get(cellId);
    }

    /** Slices in cells, by slice and cell. */
    public List<SliceCondition> slices() {
        return slices;
    }

    /** A slice in the cells where it is known. */
    public List<SliceCondition> slice(Snssai slice) {
        return slices.stream().filter(each -> each.slice().equals(slice)).toList();
    }

    /** UEs by key. */
    public List<UeCondition> ues() {
        return ues;
    }
}
