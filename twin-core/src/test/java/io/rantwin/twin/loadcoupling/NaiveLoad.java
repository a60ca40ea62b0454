package io.rantwin.twin.loadcoupling;

import io.rantwin.twin.propagation.RadioMap;
import java.util.Arrays;

/** The load equation as written in the literature, point by point with Math.log, iterated plainly: the solver's reference. */
public final class NaiveLoad {
    private static final double NOISE = 1.380649e-23 * 290;

    private NaiveLoad() {}

    /** f(load), uncapped. */
    public static double[] f(RadioMap map, RadioState state, int[] serving, double[] demand, double[] load) {
        double[] f = new double[map.cells()];
        for (int p = 0; p < map.points(); p++) {
            int s = serving[p];
            if (s < 0) {
                continue;
            }
            LinkModel link = state.link(s);
            double signal = 0;
            double disturbance = NOISE * Math.pow(10, link.noiseFigureDb() / 10);
            for (int k = 0; k < map.candidates() && map.cell(p, k) >= 0; k++) {
                int j = map.cell(p, k);
                double received = state.wattsPerHertz(j) * map.gain(p, k);
                if (j == s) {
                    signal = received;
                } else {
                    disturbance += load[j] * state.overlap(s, j) * received;
                }
            }
            disturbance += map.background(p) * signal;
            double efficiency =
                    Math.min(link.eta() * Math.log1p(signal / disturbance / link.gamma()) / Math.log(2), link.seMax());
            f[s] += demand[map.home(p)] * map.weight(p) / (efficiency * state.usableHertz(s));
        }
        return f;
    }

    /** The fixed point of min(f, 1) from a start. */
    public static double[] solve(
            RadioMap map, RadioState state, int[] serving, double[] demand, double start, double tolerance) {
        double[] load = new double[map.cells()];
        Arrays.fill(load, start);
        for (double step = 1; step > tolerance; ) {
            double[] f = f(map, state, serving, demand, load);
            step = 0;
            for (int i = 0; i < load.length; i++) {
                double next = Math.min(f[i], 1);
                step = Math.max(step, Math.abs(next - load[i]));
                load[i] = next;
            }
        }
        return load;
    }
}
