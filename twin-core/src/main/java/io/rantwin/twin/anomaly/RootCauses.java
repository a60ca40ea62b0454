package io.rantwin.twin.anomaly;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Ranks findings as root causes by neighbour graph and timing. A finding explains another of a cell within two hops, by the product of
 * the relations' weights, when it did not begin later, less so the longer ago it began. Its score is severity x weight of its kind x
 * (1 + what it explains, each by its severity).
 */
public final class RootCauses {
    private final int[][] neighbours;
    private final double[][] weights;
    private final long toleranceMillis;
    private final double memoryMillis;

    /**
     * Takes the graph as it is.
     *
     * @param neighbours {@code [cell][]} indices of neighbours
     * @param weights of the same shape, 0..1: how much of a cell's trouble reaches the neighbour
     * @param toleranceMillis by which an effect may seem to begin before its cause, about two periods
     * @param memoryMillis after which the link between two beginnings has faded to 1/e
     */
    public RootCauses(int[][] neighbours, double[][] weights, long toleranceMillis, double memoryMillis) {
        this.neighbours = neighbours;
        this.weights = weights;
        this.toleranceMillis = toleranceMillis;
        this.memoryMillis = memoryMillis;
    }

    /** All findings as causes, the likeliest first; equal ones by cell index. */
    public List<Cause> rank(List<Finding> findings) {
        double[] scores = new double[findings.size()];
        List<List<Finding>> explained = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < findings.size(); i++) {
            Finding cause = findings.get(i);
            List<Finding> explains = new ArrayList<>();
            double reach = 0;
            for (Finding effect : findings) {
                double link = link(cause, effect);
                if (link > 0.01) {
                    explains.add(effect);
                    reach += link * effect.severity();
                }
            }
            explains.sort(Comparator.comparingDouble((Finding effect) -> -link(cause, effect))
                    .thenComparingInt(Finding::cell));
            explained.add(explains);
            scores[i] = cause.severity() * cause.kind().causeWeight() * (1 + reach);
            sum += scores[i];
        }
        List<Cause> causes = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            causes.add(new Cause(findings.get(i), scores[i] / sum, explained.get(i)));
        }
        causes.sort(Comparator.comparingDouble((Cause cause) -> -cause.share())
                .thenComparingInt(cause -> cause.finding().cell()));
        return causes;
    }

    private double link(Finding cause, Finding effect) {
        long lag = effect.onsetMillis() - cause.onsetMillis();
        if (cause.equals(effect) || lag < -toleranceMillis) {
            return 0;
        }
        double near = cause.cell() == effect.cell() ? 1 : reach(cause.cell(), effect.cell());
        return near * StrictMath.exp(-Math.max(0, lag) / memoryMillis);
    }

    /** Weight of the best path of one or two hops. */
    private double reach(int from, int to) {
        double best = 0;
        for (int e = 0; e < neighbours[from].length; e++) {
            int middle = neighbours[from][e];
            if (middle == to) {
                best = Math.max(best, weights[from][e]);
            }
            for (int f = 0; f < neighbours[middle].length; f++) {
                if (neighbours[middle][f] == to) {
                    best = Math.max(best, weights[from][e] * weights[middle][f]);
                }
            }
        }
        return best;
    }
}
