package io.rantwin.planner.sweep;

import io.rantwin.twin.propagation.RadioMap;
import io.rantwin.twin.whatif.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * Which cells border on which: there a cell is the next strongest of its carrier for at least a fiftieth of the other's demand. Taken
 * from the snapshot's radio map, for a snapshot holds no neighbour relations. Symmetric. Immutable.
 */
final class Borders {
    private static final double LEAST_SHARE = 0.02;

    private final List<int[]> neighbours = new ArrayList<>();

    Borders(Snapshot snapshot) {
        RadioMap map = snapshot.map();
        int n = snapshot.cells();
        double[] share = new double[n * n];
        for (int p = 0; p < map.points(); p++) {
            int next = next(snapshot, p);
            if (next >= 0) {
                share[map.home(p) * n + next] += map.weight(p);
            }
        }
        for (int i = 0; i < n; i++) {
            List<Integer> found = new ArrayList<>();
            for (int j = 0; j < n; j++) {
                if (i != j && Math.max(share[i * n + j], share[j * n + i]) >= LEAST_SHARE) {
                    found.add(j);
                }
            }
            neighbours.add(found.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    private static int next(Snapshot snapshot, int p) {
        RadioMap map = snapshot.map();
        int home = map.home(p);
        int best = -1;
        double most = 0;
        for (int k = 0; k < map.candidates() && map.cell(p, k) != RadioMap.NONE; k++) {
            int c = map.cell(p, k);
            double received = snapshot.radio().referenceWatts(c) * map.gain(p, k);
            if (c != home
                    && received > most
                    && snapshot.radio().carrier(c) == snapshot.radio().carrier(home)) {
                most = received;
                best = c;
            }
        }
        return best;
    }

    /** Cells next to one, in their order. */
    int[] of(int cell) {
        return neighbours.get(cell).clone();
    }
}
