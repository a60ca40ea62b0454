package io.rantwin.twin.loadcoupling;

import java.util.Arrays;

/**
 * The costs near one vector of loads: value and gradient of each group's cost, a plane through the last place where they were
 * evaluated with the slope of the last place where that was. Reused from one solve to the next while the network stays.
 */
final class LoadModel {
    private double[] at;
    private double[] cost;
    private double[] gradient;
    private double[] constant;
    private int groups;
    private int rows;

    LoadModel(LoadNetwork net) {
        at = new double[net.cells];
        cost = new double[net.groups];
        constant = new double[net.groups];
        gradient = new double[net.rows];
        fit(net);
    }

    /** Makes room; after the first networks of a size nothing is allocated any more. */
    void fit(LoadNetwork net) {
        if (at.length < net.cells || cost.length < net.groups || gradient.length < net.rows) {
            at = new double[net.cells];
            cost = new double[net.groups];
            constant = new double[net.groups];
            gradient = new double[net.rows];
        }
        groups = net.groups;
        rows = net.rows;
    }

    void copy(LoadModel other, int cells) {
        System.arraycopy(other.at, 0, at, 0, cells);
        System.arraycopy(other.cost, 0, cost, 0, groups);
        System.arraycopy(other.constant, 0, constant, 0, groups);
        System.arraycopy(other.gradient, 0, gradient, 0, rows);
    }

    /** Moves the plane to the true costs at these loads, with the slope there or with the old slope. */
    void touch(LoadNetwork net, CostKernel kernel, double[] load, boolean slopeToo) {
        if (slopeToo) {
            kernel.costAndGradient(net, load, cost, gradient);
        } else {
            kernel.cost(net, load, cost);
        }
        System.arraycopy(load, 0, at, 0, net.cells);
        for (int g = 0; g < net.groups; g++) {
            double c = cost[g];
            for (int r = net.rowOfGroup[g]; r < net.rowOfGroup[g + 1]; r++) {
                c = Math.fma(-gradient[r], load[net.rowCell[r]], c);
            }
            constant[g] = c;
        }
    }

    /** Load that the demand makes in a cell by the true costs at the place last touched. */
    double offered(LoadNetwork net, double[] demand, int cell) {
        double f = 0;
        for (int g = net.groupOfCell[cell]; g < net.groupOfCell[cell + 1]; g++) {
            f = Math.fma(demand[net.groupHome[g]], cost[g], f);
        }
        return f;
    }

    /** Cost of a group at the place last touched. */
    double cost(int group) {
        return cost[group];
    }

    /** Loads where they were last touched. */
    double[] at() {
        return at;
    }

    /**
     * Solves load = min(plane(load), ceiling), one ceiling a cell, by Gauss-Seidel sweeps, from the loads given. The gradient is not negative, so
     * sweeps contract as long as the demand can be served; at most {@code MOST_SWEEPS} are made.
     *
     * @param offered receives plane(load)
     * @param tolerance sweeps end when no load moves by more, or by a hundredth of the first sweep's greatest move
     */
    void solve(LoadNetwork net, double[] demand, double[] ceiling, double[] load, double[] offered, double tolerance) {
        int[] rowCell = net.rowCell;
        int[] rowOfGroup = net.rowOfGroup;
        double enough = tolerance;
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            double moved = 0;
            int g = 0;
            for (int cell = 0; cell < net.cells; cell++) {
                double f = 0;
                for (int last = net.groupOfCell[cell + 1]; g < last; g++) {
                    double c = constant[g];
                    double more = 0;
                    int r = rowOfGroup[g];
                    int end = rowOfGroup[g + 1];
                    for (; r + 1 < end; r += 2) {
                        c = Math.fma(gradient[r], load[rowCell[r]], c);
                        more = Math.fma(gradient[r + 1], load[rowCell[r + 1]], more);
                    }
                    if (r < end) {
                        c = Math.fma(gradient[r], load[rowCell[r]], c);
                    }
                    f = Math.fma(demand[net.groupHome[g]], c + more, f);
                }
                offered[cell] = f;
                double next = Math.min(Math.max(f, 0), ceiling[cell]);
                moved = Math.max(moved, Math.abs(next - load[cell]));
                load[cell] = next;
            }
            enough = sweep == 0 ? Math.max(enough, FRACTION_OF_FIRST * moved) : enough;
            if (moved <= enough) {
                return;
            }
        }
    }

    /** Forgets the slope, so that the next touch must bring one. */
    void flatten() {
        Arrays.fill(gradient, 0, rows, 0);
    }

    private static final int MOST_SWEEPS = 60;
    private static final double FRACTION_OF_FIRST = 0.01;
}
