package io.rantwin.twin.enforcement;

import io.rantwin.twin.topology.Snssai;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Shares that policies want for slices in cells. Several policies about one slice in one cell do not exclude each other: the largest
 * minimum and the smallest maximum satisfy all, unless they cross; then the first by {@link Wish#ORDER} decides.
 */
final class SliceNeed {
    /** A slice in a cell. */
    record Place(String cellId, Snssai slice) implements Comparable<Place> {
        @Override
        public int compareTo(Place that) {
            int bySlice = slice.compareTo(that.slice);
            return bySlice != 0 ? bySlice : cellId.compareTo(that.cellId);
        }
    }

    /**
     * What one policy wants.
     *
     * @param minPercent guaranteed share
     * @param maxPercent most that it may use
     */
    record Share(
            String policyId,
            int minPercent,
            int maxPercent,
            int breadth,
            String pointer,
            String why,
            List<PredictedEffect> effects) {}

    private final SortedMap<Place, List<Share>> shares = new TreeMap<>();

    void add(SliceCondition slice, Share share) {
        Place place = new Place(slice.cellId(), slice.slice());
        shares.merge(place, List.of(share), (a, b) -> {
            List<Share> both = new ArrayList<>(a);
            both.addAll(b);
            return both;
        });
    }

    SortedMap<Place, List<Share>> shares() {
        return shares;
    }
}
