package io.rantwin.twin.loadcoupling;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Solves the load equation {@code load = min(f(load), 1)}, where {@code f_i(load)} is the share of cell i's PRBs that its demand
 * needs while the other cells interfere with these loads.
 *
 * <p>The capped map is a standard interference function (Yates 1995) and bounded, so it has exactly one fixed point, and plain
 * iteration reaches it from any start. This solver gets there in three to five evaluations: each evaluation puts a plane through
 * the costs, the plane's own fixed point is the next guess (Newton's method where the slope is fresh, a chord where it is not).
 * Costs as functions of load are concave up to the truncation of the rate (Siomina and Yuan 2012), so this converges from above
 * without a step rule; where truncation or a bad start spoils that, guesses stop improving, and plain iteration takes over, which
 * always converges.
 *
 * <p>One instance is used by one thread. Nothing is allocated by a solve once networks of the size have been seen.
 */
public final class LoadSolver {
    private static final int MOST_GUESSES = 40;
    private static final int MOST_PLAIN_STEPS = 200_000;
    private static final double BIG_STEP = 0.01;
    // With a fresh slope the error left after a step is that of Newton's method, some factor times its square, plus
    // what the sweeps leave. It is estimated, not evaluated: with this factor the worst true error was a third of a
    // tolerance of 1e-6, in 14 400 warm steps of 3, 10 and 50 % in hexagonal networks of 21 and 57 cells with mean
    // loads from 0.08 to 1.
    private static final double CURVATURE = 100;
    private static final double SLOW = 0.2;
    private static final int WARM_UPS = 6000;
    private static final double LOAD_CEILING = 1;
    private static final double NO_CEILING = 1e9;

    private final CostKernel kernel;
    private @Nullable LoadModel model;
    private @Nullable LoadNetwork net;
    private double[] last = {};
    private double[] offered = {};
    private double[] ceilings = {};
    private boolean warm;
    private int evaluations;

    /** A solver with the fastest arithmetic that this machine has; all give the same bits. */
    public LoadSolver() {
        this(CostKernel.fastest());
    }

    LoadSolver(CostKernel kernel) {
        this.kernel = kernel;
    }

    /**
     * Lets the compiler see the arithmetic before it is needed, on two cells of one block. Vector code is slow by two orders of
     * magnitude until it is compiled: call this once when a process starts, or the first what-ifs take seconds.
     *
     * @return a sum of the loads found, so that the work has a use
     */
    public static double warmUp() {
        LoadNetwork tiny = LoadNetwork.tiny();
        LoadSolver solver = new LoadSolver();
        double[] load = new double[2];
        double[] cost = new double[2];
        double sum = 0;
        for (int i = 0; i < WARM_UPS; i++) {
            solver.take(tiny);
            solver.solve(new double[] {1 + i % 7, 2}, load, 1e-6);
            solver.kernel.cost(tiny, load, cost);
            sum += load[0] + cost[1];
        }
        return sum;
    }

    /** Takes up a network; the next solve is a cold one. */
    public void take(LoadNetwork network) {
        net = network;
        warm = false;
        if (model == null) {
            model = new LoadModel(network);
        }
        model.fit(network);
        if (last.length < network.cells) {
            last = new double[network.cells];
            offered = new double[network.cells];
            ceilings = new double[network.cells];
        }
    }

    /** Takes up a network where another solver stands with it, so that all who start there start with the same bits. */
    public void take(LoadSolver other) {
        LoadNetwork network = other.network();
        take(network);
        if (model != null && other.model != null) {
            model.copy(other.model, network.cells);
        }
        System.arraycopy(other.offered, 0, offered, 0, network.cells);
        warm = other.warm;
    }

    private LoadNetwork network() {
        if (net == null) {
            throw new IllegalStateException("The solver has not taken up a network yet.");
        }
        return net;
    }

    /**
     * Solves for a demand, warm from the last solve with this network if there was one.
     *
     * @param demand bit/s of each home cell, at least 0
     * @param load receives the loads, 0 to 1
     * @param tolerance greatest error of a load, such as 1e-6
     * @return whether the tolerance is met; false only when 200 000 plain iterations were not enough
     */
    public boolean solve(double[] demand, double[] load, double tolerance) {
        Arrays.fill(ceilings, LOAD_CEILING);
        return solve(demand, load, tolerance, ceilings);
    }

    /**
     * Solves {@code load = min(f(load), ceiling)}, with a ceiling for each cell, as where policies keep a cell's PRBs from being used.
     *
     * @param ceiling greatest load of each cell, 0 to 1
     */
    public boolean solveBelow(double[] ceiling, double[] demand, double[] load, double tolerance) {
        System.arraycopy(ceiling, 0, ceilings, 0, network().cells);
        return solve(demand, load, tolerance, ceilings);
    }

    /** The equation without the cap: needed to say how much too much is asked; only where {@link Feasibility} says that it can be solved. */
    boolean solveUncapped(double[] demand, double[] load, double tolerance) {
        Arrays.fill(ceilings, NO_CEILING);
        return solve(demand, load, tolerance, ceilings);
    }

    /**
     * What each cell would need if the loads were these: one evaluation of the load equation, not its solution. The next solve is warm
     * from there.
     *
     * @param demand bit/s of each home cell
     * @param load where to evaluate, 0 to 1
     * @param need receives the PRB share that each cell needs
     */
    public void needAt(double[] demand, double[] load, double[] need) {
        LoadNetwork network = network();
        LoadModel plane = model;
        if (plane == null) {
            throw new IllegalStateException("The solver has not taken up a network yet.");
        }
        touch(plane, network, load, true);
        warm = true;
        for (int cell = 0; cell < network.cells; cell++) {
            need[cell] = plane.offered(network, demand, cell);
        }
    }

    /** Load that the demand would need in a cell at the solution; above 1 the cell serves 1 / offered of it. */
    public double offered(int cell) {
        return offered[cell];
    }

    /** Share of the demand in a cell that is served at the solution. */
    public double servedFraction(int cell) {
        return offered[cell] > 1 ? 1 / offered[cell] : 1;
    }

    /** Evaluations of all demand points since the solver was made. */
    public int evaluations() {
        return evaluations;
    }

    private boolean solve(double[] demand, double[] load, double tolerance, double[] ceiling) {
        LoadNetwork network = network();
        LoadModel plane = model;
        if (plane == null) {
            throw new IllegalStateException("The solver has not taken up a network yet.");
        }
        double fine = tolerance / 50;
        if (!warm) {
            for (int cell = 0; cell < network.cells; cell++) {
                load[cell] = Math.min(ceiling[cell], 1) / 2;
            }
            plane.flatten();
            touch(plane, network, load, true);
            warm = true;
        } else {
            System.arraycopy(plane.at(), 0, load, 0, network.cells);
        }
        plane.solve(network, demand, ceiling, load, offered, fine);
        double step = distance(load, plane.at(), network.cells);
        boolean slopeToo = step > BIG_STEP;
        for (int guess = 0; guess < MOST_GUESSES; guess++) {
            System.arraycopy(load, 0, last, 0, network.cells);
            touch(plane, network, load, slopeToo);
            plane.solve(network, demand, ceiling, load, offered, fine);
            double next = distance(load, last, network.cells);
            if (next <= tolerance || (slopeToo && CURVATURE * next * next <= tolerance)) {
                return true;
            }
            if (slopeToo && next > step && guess > 2) {
                break;
            }
            slopeToo = next > SLOW * step;
            step = next;
        }
        return iterate(plane, network, demand, load, tolerance, ceiling);
    }

    private void touch(LoadModel plane, LoadNetwork network, double[] load, boolean slopeToo) {
        plane.touch(network, kernel, load, slopeToo);
        evaluations++;
    }

    // Plain iteration from where the guesses ended. Its steps shrink by some factor q; what is left to go is step q /
    // (1 - q).
    private boolean iterate(
            LoadModel plane, LoadNetwork network, double[] demand, double[] load, double tolerance, double[] ceiling) {
        double before = Double.POSITIVE_INFINITY;
        for (int i = 0; i < MOST_PLAIN_STEPS; i++) {
            touch(plane, network, load, i == 0);
            double step = 0;
            for (int cell = 0; cell < network.cells; cell++) {
                offered[cell] = plane.offered(network, demand, cell);
                double next = Math.min(offered[cell], ceiling[cell]);
                step = Math.max(step, Math.abs(next - load[cell]));
                load[cell] = next;
            }
            double shrinkage = step / before;
            if (step == 0 || (shrinkage < 1 && step * shrinkage <= tolerance * (1 - shrinkage) && step <= tolerance)) {
                return true;
            }
            before = step;
        }
        return false;
    }

    private static double distance(double[] a, double[] b, int n) {
        double most = 0;
        for (int i = 0; i < n; i++) {
            most = Math.max(most, Math.abs(a[i] - b[i]));
        }
        return most;
    }
}
