package io.rantwin.planner.model;

import io.rantwin.twin.learned.Neighbourhood;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whose inputs a model with graph mixing reads beside a cell's own.
 *
 * @param rule where the relations are from, in words
 * @param strengths by cell, then neighbour, above 0: how much a neighbour counts beside the others
 */
public record Neighbours(String rule, SortedMap<String, SortedMap<String, Double>> strengths) {
    /** Copies the maps. */
    public Neighbours {
        SortedMap<String, SortedMap<String, Double>> copy = new TreeMap<>();
        strengths.forEach((cell, neighbours) -> copy.put(cell, new TreeMap<>(neighbours)));
        strengths = copy;
    }

    /**
     * The relations among some cells; those that lead elsewhere are left out, and the strengths of the others count as a whole.
     *
     * @throws BundleException when there is none: then neighbours are not known, and nothing was trained for that
     */
    public Neighbourhood among(List<String> cells) throws BundleException {
        int[][] neighbours = new int[cells.size()][];
        double[][] counts = new double[cells.size()][];
        boolean any = false;
        for (int i = 0; i < neighbours.length; i++) {
            Map<String, Double> own = strengths.getOrDefault(cells.get(i), new TreeMap<>());
            List<String> here = new ArrayList<>(own.keySet());
            here.retainAll(cells);
            neighbours[i] = here.stream().mapToInt(cells::indexOf).toArray();
            counts[i] = here.stream().mapToDouble(own::get).toArray();
            any |= !here.isEmpty();
        }
        if (!any) {
            throw new BundleException("the model reads what neighbours report, and of these " + cells.size()
                    + " cells none has a neighbour among them by \"" + rule + "\"");
        }
        return Neighbourhood.of(neighbours, counts);
    }
}
