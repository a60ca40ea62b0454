package io.rantwin.planner.plan.settings;

import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.twin.topology.NeighbourRelation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Neighbour relations of a world's cells, which are told by their index in its snapshot. Immutable. */
final class Relations {
    private final List<Set<Integer>> related = new ArrayList<>();

    Relations(TwinWorld world) {
        List<String> ids = world.snapshot().cellIds();
        Map<String, Integer> indices = new HashMap<>();
        for (int cell = 0; cell < ids.size(); cell++) {
            indices.put(ids.get(cell), cell);
        }
        for (int cell = 0; cell < ids.size(); cell++) {
            Set<Integer> others = new TreeSet<>();
            int place = world.topology().indexOf(ids.get(cell));
            if (place >= 0) {
                for (NeighbourRelation relation : world.topology().relationsOf(place)) {
                    Integer other = indices.get(
                            world.topology().cells().get(relation.neighbour()).cellId());
                    if (other != null && other != cell) {
                        others.add(other);
                    }
                }
            }
            related.add(others);
        }
    }

    /** Cells that one has a relation to, in rising order. */
    Set<Integer> of(int cell) {
        return related.get(cell);
    }

    /** Some cells with all that they have relations to. */
    Set<Integer> near(Collection<Integer> some) {
        Set<Integer> near = new TreeSet<>(some);
        some.forEach(each -> near.addAll(related.get(each)));
        return near;
    }
}
