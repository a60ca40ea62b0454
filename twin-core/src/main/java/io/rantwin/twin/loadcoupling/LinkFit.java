package io.rantwin.twin.loadcoupling;

import java.util.Arrays;

/**
 * Factors on the links of homes, with which cells need what they are believed to need.
 *
 * <p>With factors k of the homes a cell needs {@code sum over homes h of (need of h's users there) / k_h}. Where each cell serves its own
 * home that is one division. While cells serve others' homes, too, each cell's own factor is corrected by what is left,
 *
 * <pre>
 * k_i := k_i * modelled_i(k) / need_i
 * </pre>
 *
 * which converges to what its own users need beside the guests, by the guests' share of the need in each step.
 */
public final class LinkFit {
    private static final int STEPS = 50;
    private static final double CLOSE = 1e-9;

    private final double[] factor;
    private final double[] modelled;

    private LinkFit(double[] factor, double[] modelled) {
        this.factor = factor;
        this.modelled = modelled;
    }

    /**
     * Fits. Cells with no need keep their links.
     *
     * @param network with the links that the factors are to come on top of
     * @param demand bit/s of each home cell
     * @param load share of PRBs in use by cell, at which cells interfere
     * @param need believed PRB share of each cell at these loads, above 1 where it is too much
     * @param least smallest factor
     * @param most largest factor
     */
    public static LinkFit of(
            LoadNetwork network, double[] demand, double[] load, double[] need, double least, double most) {
        LoadSolver solver = new LoadSolver();
        solver.take(network);
        int n = demand.length;
        double[] factor = new double[n];
        Arrays.fill(factor, 1);
        double[] modelled = new double[n];
        solver.needAt(demand, load, modelled);
        boolean isAtHome = network.isAtHome();
        double[] eased = new double[n];
        for (int step = 0; step < STEPS; step++) {
            double worst = 0;
            for (int c = 0; c < n; c++) {
                if (modelled[c] > 0 && need[c] > 0) {
                    double before = factor[c];
                    factor[c] = Math.clamp(before * modelled[c] / need[c], least, most);
                    worst = Math.max(worst, Math.abs(factor[c] / before - 1));
                    modelled[c] *= isAtHome ? before / factor[c] : 1;
                }
            }
            if (isAtHome || worst < CLOSE) {
                break;
            }
            Arrays.setAll(eased, c -> demand[c] / factor[c]);
            solver.needAt(eased, load, modelled);
        }
        return new LinkFit(factor, modelled);
    }

    /** Factor on the link of a home. */
    public double factor(int home) {
        return factor[home];
    }

    /** What the cell needs with it: the believed need where a factor within its bounds explains it. */
    public double need(int cell) {
        return modelled[cell];
    }
}
