package io.rantwin.twin.whatif;

import io.rantwin.twin.loadcoupling.LoadSolver;
import io.rantwin.twin.slicing.SliceShares;
import java.util.Arrays;
import java.util.List;

/**
 * Loads of cells whose PRBs are divided among slices, and the slices' figures.
 *
 * <p>A cell that needs r of its PRBs, of which slice s needs its part w_s r, uses sum over s of grant_s(w r), where the grants are
 * those of {@link SliceShares}. That sum grows with r, and less than in proportion, so the load equation with it is a standard
 * interference function as before and has one solution. It is found from above: solve with ceilings of 1, lower each ceiling to what
 * the policies grant at that need, solve again, until nothing moves. Where no policy binds the first solution stands, in every bit.
 * All slices of a cell have its spectral efficiency. Not thread-safe.
 */
final class SliceDivision {
    private static final int MOST_ROUNDS = 100;
    private static final double PER_CENT = 100;
    private static final double MEGA = 1e6;
    private static final double KILO = 1e3;
    private static final int KPIS = SliceKpi.values().length;
    private static final int PRB = 0;
    private static final int USERS = 1;
    private static final int VOLUME = 2;
    private static final int OFFERED = 3;

    private final int cells;
    private final int slices;
    private final double[] ceiling;
    private final double[] need;
    private final double[] want;
    private final double[] grant;
    private final double[] spare;
    private final double[] sums;
    private SliceShares[] shares = {};
    private double users;
    private double carried;

    SliceDivision(int cells, int slices) {
        this.cells = cells;
        this.slices = slices;
        ceiling = new double[cells];
        need = new double[cells];
        want = new double[slices];
        grant = new double[slices];
        spare = new double[slices];
        sums = new double[KPIS * slices * cells];
    }

    boolean isDivided() {
        return slices > 0;
    }

    void begin() {
        Arrays.fill(sums, 0);
    }

    /** From now on these policies are in force. */
    void take(SliceMix mix) {
        if (slices == 0) {
            return;
        }
        shares = new SliceShares[cells];
        for (int c = 0; c < cells; c++) {
            shares[c] = new SliceShares(mix.ratiosOf(c));
        }
    }

    /** Solves for the loads. */
    boolean solve(SliceMix mix, LoadSolver solver, double[] demand, double[] load) {
        if (!solver.solve(demand, load, Phase.TOLERANCE)) {
            return false;
        }
        if (slices == 0) {
            return true;
        }
        Arrays.fill(ceiling, 1);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double moved = 0;
            for (int c = 0; c < cells; c++) {
                need[c] = solver.offered(c);
                double most = ceilingOf(mix, c);
                moved = Math.max(moved, Math.min(ceiling[c], need[c]) - Math.min(most, need[c]));
                ceiling[c] = most;
            }
            if (moved <= Phase.TOLERANCE) {
                return true;
            }
            if (!solver.solveBelow(ceiling, demand, load, Phase.TOLERANCE)) {
                return false;
            }
        }
        return false;
    }

    private double ceilingOf(SliceMix mix, int c) {
        divide(mix, c);
        double used = 0;
        for (int s = 0; s < slices; s++) {
            used += grant[s];
        }
        return Math.min(used, 1);
    }

    private void divide(SliceMix mix, int c) {
        for (int s = 0; s < slices; s++) {
            want[s] = need[c] * mix.trafficShare(c, s);
        }
        shares[c].divide(want, grant);
    }

    /** Takes down a cell's slices at the solution. */
    void account(SliceMix mix, int c, double arriving, ActiveUsers active) {
        divide(mix, c);
        users = 0;
        carried = 0;
        for (int s = 0; s < slices; s++) {
            double offered = arriving * mix.trafficShare(c, s);
            double used = grant[s];
            double capacity = shares[c].capacity(s, want, spare);
            double pressure = want[s] == 0 ? 0 : want[s] / capacity;
            double flows = active.mean(pressure, mix.trafficShare(c, s));
            double taken = pressure == Double.POSITIVE_INFINITY
                    ? 0
                    : offered * (1 - active.limit().blocking(pressure));
            users += flows;
            carried += taken;
            add(PRB, s, c, PER_CENT * used);
            add(USERS, s, c, flows);
            add(VOLUME, s, c, taken / MEGA);
            add(OFFERED, s, c, offered / MEGA);
        }
    }

    /** Users with data of the cell last taken down, over all slices. */
    double users() {
        return users;
    }

    /** Bit/s that it carries. */
    double carried() {
        return carried;
    }

    /** Writes means behind those of the cells, {@code into[from + (slice * kpis + kpi) * cells + cell]}. */
    void report(float[] into, int from, int steps) {
        for (int s = 0; s < slices; s++) {
            for (int c = 0; c < cells; c++) {
                double volume = sum(VOLUME, s, c);
                double flows = sum(USERS, s, c);
                double offered = sum(OFFERED, s, c);
                for (SliceKpi kpi : List.of(SliceKpi.values())) {
                    double value = switch (kpi) {
                        case PRB_LOAD -> sum(PRB, s, c) / steps;
                        case THROUGHPUT -> flows > 0 ? KILO * volume / flows : Double.NaN;
                        case VOLUME -> volume / steps;
                        case CARRIED -> offered > 0 ? PER_CENT * volume / offered : Double.NaN;
                    };
                    into[from + (s * KPIS + place(kpi)) * cells + c] = (float) value;
                }
            }
        }
        Arrays.fill(sums, 0);
    }

    /** Place of a figure in arrays. */
    static int place(SliceKpi kpi) {
        return switch (kpi) {
            case PRB_LOAD -> 0;
            case THROUGHPUT -> 1;
            case VOLUME -> 2;
            case CARRIED -> 3;
        };
    }

    private void add(int figure, int slice, int cell, double value) {
        sums[(slice * KPIS + figure) * cells + cell] += value;
    }

    private double sum(int figure, int slice, int cell) {
        return sums[(slice * KPIS + figure) * cells + cell];
    }
}
