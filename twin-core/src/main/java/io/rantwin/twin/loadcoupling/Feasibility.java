package io.rantwin.twin.loadcoupling;

import io.rantwin.twin.arithmetic.PortableMath;
import java.util.Arrays;

/**
 * Whether the demand could be served if cells had as many PRBs as they wish, and by how much too much is asked.
 *
 * <p>Without the cap the load equation has a solution exactly where the spectral radius of its asymptote is below 1 (Siomina and
 * Yuan 2012, theorem 3): for great loads {@code log2(1 + 1/x)} tends to {@code 1/(x ln 2)}, so the cost of a point tends to
 * {@code share * ln 2 * sum(ratio * load)}, which is linear in the loads.
 *
 * @param solvable whether finite loads satisfy the equation without the cap
 * @param pressure spectral radius of the asymptote; all demand times 1/pressure is the limit of what is solvable
 * @param uncappedLoad loads of that solution, above 1 where a cell lacks PRBs; infinite where nothing is solvable
 */
public record Feasibility(boolean solvable, double pressure, double[] uncappedLoad) {
    private static final int MOST_ITERATIONS = 2000;
    private static final double CLOSE = 1e-9;
    private static final double TOLERANCE = 1e-9;

    /** Whether every cell serves all of its demand. */
    public boolean servesAll() {
        return Arrays.stream(uncappedLoad).allMatch(load -> load <= 1);
    }

    /** Diagnoses a demand in bit/s of each home cell. */
    public static Feasibility of(LoadNetwork net, double[] demand) {
        double pressure = spectralRadius(net, demand);
        double[] load = new double[net.cells];
        LoadSolver solver = new LoadSolver();
        solver.take(net);
        boolean solvable = pressure < 1 && solver.solveUncapped(demand, load, TOLERANCE);
        if (!solvable) {
            Arrays.fill(load, Double.POSITIVE_INFINITY);
        }
        return new Feasibility(solvable, pressure, load);
    }

    // Power iteration on H + 1, which has the same vectors and cannot oscillate; the greatest quotient bounds the
    // radius from above at every step (Collatz and Wielandt) and falls to it.
    private static double spectralRadius(LoadNetwork net, double[] demand) {
        double[] slope = asymptote(net);
        double[] x = new double[net.cells];
        Arrays.fill(x, 1);
        double[] next = new double[net.cells];
        double radius = Double.POSITIVE_INFINITY;
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            double greatest = 0;
            double norm = 0;
            for (int cell = 0; cell < net.cells; cell++) {
                double sum = x[cell];
                for (int g = net.groupOfCell[cell]; g < net.groupOfCell[cell + 1]; g++) {
                    for (int r = net.rowOfGroup[g]; r < net.rowOfGroup[g + 1]; r++) {
                        sum += demand[net.groupHome[g]] * slope[r] * x[net.rowCell[r]];
                    }
                }
                next[cell] = sum;
                greatest = Math.max(greatest, sum / x[cell]);
                norm = Math.max(norm, sum);
            }
            for (int cell = 0; cell < net.cells; cell++) {
                x[cell] = Math.max(next[cell] / norm, Double.MIN_NORMAL);
            }
            boolean settled = radius - (greatest - 1) <= CLOSE * greatest;
            radius = greatest - 1;
            if (settled) {
                break;
            }
        }
        return radius;
    }

    private static double[] asymptote(LoadNetwork net) {
        double[] slope = new double[net.rows];
        for (int g = 0; g < net.groups; g++) {
            for (int b = net.blockOfGroup[g]; b < net.blockOfGroup[g + 1]; b++) {
                for (int e = net.entryOfBlock[b]; e < net.entryOfBlock[b + 1]; e++) {
                    double sum = 0;
                    for (int lane = 0; lane < LoadNetwork.LANES; lane++) {
                        sum += net.share[b * LoadNetwork.LANES + lane] * net.ratio[e * LoadNetwork.LANES + lane];
                    }
                    slope[net.rowOfGroup[g] + net.entryRow[e]] += PortableMath.LN_2 * sum;
                }
            }
        }
        return slope;
    }
}
