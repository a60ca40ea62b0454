package io.rantwin.twin.forecast;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.estimation.KeptNumbers;
import io.rantwin.twin.estimation.KeptStateException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Weights of the members of {@link NearForecaster}, one set for each group of cells, measurement and horizon: Bernstein online
 * aggregation with the gradient trick (Wintenberger 2017) on errors in units of each cell's own, with slow forgetting. Weights are
 * computed when asked for, once after any number of lessons. Nothing is allocated.
 */
final class NearWeights {
    /** Octets of a set as written. */
    static final int WRITTEN_OCTETS = 2 * NearMember.COUNT * Double.BYTES;

    private static final int M = NearMember.COUNT;
    /** A single error teaches no more than this many usual ones. */
    private static final double LARGEST = 10.0;
    /** Lessons of each cell after which a lesson counts for a third. */
    private static final double MEMORY = 3600.0;

    private final double[] logPrior = new double[M];
    private final double[] regrets;
    private final double[] squares;
    private final double[] weights;
    private final boolean[] stale;
    private final double[] keep;

    /** @param cellsOf number of cells by set */
    NearWeights(int[] cellsOf) {
        int sets = cellsOf.length;
        for (NearMember member : NearMember.values()) {
            logPrior[member.index()] = PortableMath.ln(member.prior());
        }
        regrets = new double[sets * M];
        squares = new double[sets * M];
        weights = new double[sets * M];
        stale = new boolean[sets];
        Arrays.fill(stale, true);
        keep = new double[sets];
        Arrays.setAll(keep, set -> 1.0 - 1.0 / (MEMORY * Math.max(1, cellsOf[set])));
    }

    /** Weight of one member, 0..1. */
    double weight(int set, int member) {
        refresh(set);
        return weights[set * M + member];
    }

    /** The weighted mean of those that speak, from {@code at}; NaN when nobody does. */
    double mix(int set, double[] said, int at) {
        refresh(set);
        double sum = 0.0;
        double total = 0.0;
        for (int j = 0; j < M; j++) {
            if (!Double.isNaN(said[at + j])) {
                double weight = weights[set * M + j];
                sum += weight * said[at + j];
                total += weight;
            }
        }
        return total > 0.0 ? sum / total : Double.NaN;
    }

    /** Learns from a truth that lay above (+1) or below (-1) what was {@code mixed} of what was said. */
    void learn(int set, float[] said, int at, double mixed, double truth, double unit) {
        double slope = Math.signum(mixed - truth);
        for (int j = 0; j < M; j++) {
            int place = set * M + j;
            regrets[place] *= keep[set];
            squares[place] *= keep[set];
            // Single precision ends at 3e38: what was beyond is no number to learn from.
            if (Float.isFinite(said[at + j])) {
                double regret = Math.clamp(slope * (mixed - said[at + j]) / unit, -LARGEST, LARGEST);
                regrets[place] += regret;
                squares[place] += regret * regret;
            }
        }
        stale[set] = true;
    }

    void write(int set, ByteBuffer to) {
        KeptNumbers.write(to, regrets, set * M, M);
        KeptNumbers.write(to, squares, set * M, M);
    }

    void read(int set, ByteBuffer from) throws KeptStateException {
        double[] numbers = KeptNumbers.read(from, 2 * M, Double::isFinite, "weights of set " + set);
        for (int j = 0; j < M; j++) {
            regrets[set * M + j] = numbers[j];
            squares[set * M + j] = Math.max(0, numbers[M + j]);
        }
        stale[set] = true;
    }

    private void refresh(int set) {
        if (!stale[set]) {
            return;
        }
        stale[set] = false;
        double highest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < M; j++) {
            int place = set * M + j;
            // log w = log prior + log rate + rate (regret - rate squares), and the rate that suits the squares.
            double rate =
                    Math.min(Math.sqrt(Math.max(1.0, -logPrior[j]) / (1.0 + squares[place])), 1.0 / (2.0 * LARGEST));
            weights[place] = logPrior[j] + PortableMath.ln(rate) + rate * (regrets[place] - rate * squares[place]);
            highest = Math.max(highest, weights[place]);
        }
        double sum = 0.0;
        for (int j = 0; j < M; j++) {
            weights[set * M + j] = PortableMath.exp(weights[set * M + j] - highest);
            sum += weights[set * M + j];
        }
        for (int j = 0; j < M; j++) {
            weights[set * M + j] /= sum;
        }
    }
}
