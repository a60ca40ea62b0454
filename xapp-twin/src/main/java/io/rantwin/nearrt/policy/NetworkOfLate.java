package io.rantwin.nearrt.policy;

import io.rantwin.twin.loadcoupling.LinkModel;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.whatif.Snapshot;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The network as it was on average of late: what the homes ask for, and what links carry, as means over a window of snapshots. A single
 * report of a cell with few users is luck, and so is what it tells of the cell's links; what cells do for minutes is not decided by it.
 *
 * <p>Demand is kept by home, so a mean over times at which different cells slept is still a demand; who carries it is the present
 * radio's business. The efficiency of links is bits over resources, that is the harmonic mean weighted by demand:
 *
 * <pre>
 * eta = sum(demand) / sum(demand / eta_t)
 * </pre>
 *
 * The mean of a demand with correlation time T over a window W varies by {@code sqrt(min(1, 2 T / W))} of what the demand varies by.
 * Thread-safe.
 */
final class NetworkOfLate {
    private static final int MOST_SEEN = 60;

    private final long windowMillis;
    private final Deque<Seen> seen = new ArrayDeque<>();
    private List<String> cellIds = List.of();

    /** @param windowMillis of network time; 0 for the newest snapshot alone */
    NetworkOfLate(long windowMillis) {
        this.windowMillis = windowMillis;
    }

    private record Seen(long millis, double[] demand, double[] deviation, double[] eta) {
        static Seen of(Snapshot cut) {
            double[] eta = new double[cut.cells()];
            Arrays.setAll(eta, c -> cut.radio().link(c).eta());
            return new Seen(cut.networkTimeMillis(), cut.demandMean(), cut.demandDeviation(), eta);
        }
    }

    /** Takes note of a snapshot and gives it the demand and the links of late. */
    synchronized Snapshot with(Snapshot cut) {
        if (windowMillis == 0) {
            return cut;
        }
        long now = cut.networkTimeMillis();
        // A network whose time begins anew, or that has other cells, has no past.
        if (!seen.isEmpty() && (now < seen.getLast().millis() || !cut.cellIds().equals(cellIds))) {
            seen.clear();
        }
        cellIds = cut.cellIds();
        Seen newest = seen.pollLast();
        if (newest != null
                && now > newest.millis()
                && (seen.isEmpty() || newest.millis() - seen.getLast().millis() >= windowMillis / MOST_SEEN)) {
            seen.add(newest);
        }
        seen.add(Seen.of(cut));
        while (seen.getFirst().millis() <= now - windowMillis) {
            seen.removeFirst();
        }
        return seen.size() == 1 ? cut : mean(cut);
    }

    private Snapshot mean(Snapshot cut) {
        int n = cut.cells();
        double[] demand = new double[n];
        double[] deviation = new double[n];
        double[] resources = new double[n];
        for (Seen then : seen) {
            for (int c = 0; c < n; c++) {
                demand[c] += then.demand()[c];
                deviation[c] += then.deviation()[c];
                resources[c] += then.demand()[c] / then.eta()[c];
            }
        }
        double window = (seen.getLast().millis() - seen.getFirst().millis()) / 1e3;
        LinkModel[] links = new LinkModel[n];
        for (int c = 0; c < n; c++) {
            LinkModel now = cut.radio().link(c);
            links[c] = resources[c] > 0 ? now.times(demand[c] / resources[c] / now.eta()) : now;
            demand[c] /= seen.size();
            deviation[c] *= Math.sqrt(Math.min(1, 2 * cut.correlationSeconds()[c] / window)) / seen.size();
        }
        RadioState radio = cut.radio().withLinks(links);
        return cut.withRadio(radio, cut.serving()).withDemand(demand, deviation);
    }
}
