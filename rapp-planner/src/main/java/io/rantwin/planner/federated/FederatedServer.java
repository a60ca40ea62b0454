package io.rantwin.planner.federated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights that sites train together. To begin with, rounds are synchronous: every site's update, then a step. To keep up, updates are
 * taken as they come, and each time enough sites have sent one a step is made (buffered asynchronous aggregation, Nguyen et al. 2022), in
 * which old ones count less. Updates with other than finite numbers, of another length, or too old are refused. Not thread-safe.
 */
public final class FederatedServer {
    private final Aggregation aggregation;
    private final int enough;
    private final long oldest;
    private final Map<String, Update> waiting = new LinkedHashMap<>();
    private float[] weights;
    private long version;
    private long refused;

    /**
     * A server.
     *
     * @param start weights of version 0
     * @param enough sites whose updates make an asynchronous step, at least 1
     * @param oldest versions that an update may be behind
     */
    public FederatedServer(float[] start, Aggregation aggregation, int enough, long oldest) {
        if (enough < 1 || oldest < 0) {
            throw new IllegalArgumentException("enough must be at least 1 and oldest not negative");
        }
        this.weights = start.clone();
        this.aggregation = aggregation;
        this.enough = enough;
        this.oldest = oldest;
    }

    /** The weights; a copy. */
    public float[] weights() {
        return weights.clone();
    }

    /** Steps so far. */
    public long version() {
        return version;
    }

    /** Updates that were not taken. */
    public long refused() {
        return refused;
    }

    /**
     * A synchronous round.
     *
     * @return whether a step was made: some update was usable
     */
    public boolean round(List<Update> updates) {
        List<Update> usable = updates.stream().filter(this::isUsable).toList();
        refused += updates.size() - usable.size();
        if (usable.isEmpty()) {
            return false;
        }
        step(usable);
        return true;
    }

    /**
     * Takes an update whenever it comes; a site's newer one replaces its older one.
     *
     * @return whether it completed a step
     */
    public boolean take(Update update) {
        if (!isUsable(update)) {
            refused++;
            return false;
        }
        waiting.put(update.site(), update);
        if (waiting.size() < enough) {
            return false;
        }
        List<Update> updates = List.copyOf(waiting.values());
        waiting.clear();
        step(updates);
        return true;
    }

    private boolean isUsable(Update update) {
        boolean fits = update.change().length == weights.length
                && update.basedOn() <= version
                && update.basedOn() >= version - oldest;
        if (!fits) {
            return false;
        }
        for (float each : update.change()) {
            if (!Float.isFinite(each)) {
                return false;
            }
        }
        return true;
    }

    // All are cut to the middle length first: what a bad one may do then is no more than a good one does.
    private void step(List<Update> updates) {
        double longest =
                Clipping.middleNorm(updates.stream().map(Update::change).toList());
        List<float[]> changes = new ArrayList<>();
        for (Update update : updates) {
            float[] change = Clipping.clip(update.change(), longest);
            float trust = (float) (1 / Math.sqrt(1.0 + (version - update.basedOn())));
            for (int i = 0; i < change.length; i++) {
                change[i] *= trust;
            }
            changes.add(change);
        }
        float[] step = aggregation.aggregate(changes);
        float[] next = weights.clone();
        for (int i = 0; i < next.length; i++) {
            next[i] += step[i];
        }
        weights = next;
        version++;
    }
}
