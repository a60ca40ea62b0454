package io.rantwin.nearrt.policy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What cells carried of late: the mean over a window. A cell's window begins anew when it begins or ends to carry users of others, since
 * what it carried before says nothing of now. Thread-safe.
 */
final class RecentLoads {
    private final long windowNanos;
    private final Map<String, Window> windows = new HashMap<>();

    /** @param windowNanos 0 for the newest load alone */
    RecentLoads(long windowNanos) {
        this.windowNanos = windowNanos;
    }

    private record Seen(long nanos, double load) {}

    private static final class Window {
        private final Deque<Seen> seen = new ArrayDeque<>();
        private Set<String> carried = Set.of();
    }

    /**
     * Takes note of a load and tells the mean of those within the window; of a cell not seen before, the load.
     *
     * @param nanos network time of the load; one that was noted is not counted twice
     * @param load share of PRBs
     * @param carried ids of the sleeping cells whose users it carries
     */
    synchronized double mean(String cellId, long nanos, double load, Set<String> carried) {
        Window window = windows.computeIfAbsent(cellId, _ -> new Window());
        Deque<Seen> seen = window.seen;
        // A network whose time begins anew has no past either.
        if (!carried.equals(window.carried)
                || !seen.isEmpty() && nanos < seen.getLast().nanos()) {
            seen.clear();
            window.carried = Set.copyOf(carried);
        }
        if (seen.isEmpty() || nanos > seen.getLast().nanos()) {
            seen.add(new Seen(nanos, load));
        }
        while (seen.size() > 1 && seen.getFirst().nanos() <= nanos - windowNanos) {
            seen.removeFirst();
        }
        return seen.stream().mapToDouble(Seen::load).average().orElse(load);
    }

    /** A cell that does not serve: when it does again it begins anew. */
    synchronized void forget(String cellId) {
        windows.remove(cellId);
    }
}
