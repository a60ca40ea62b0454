package io.rantwin.twin.bench;

import io.rantwin.twin.loadcoupling.LinkModel;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.propagation.RadioMap;
import java.util.Arrays;

/**
 * The load equation point by point with {@code Math.log}, iterated plainly from zero: the reference. Received powers are taken
 * from arrays, so that it is a fair one.
 */
final class NaiveSolver {
    private static final double NOISE = 1.380649e-23 * 290;

    private final RadioMap map;
    private final int[] serving;
    private final double[] received;
    private final double[] signal;
    private final double[] perBit;
    private final LinkModel link;
    private final double noise;

    NaiveSolver(RadioMap map, RadioState state, int[] serving) {
        this.map = map;
        this.serving = serving;
        link = state.link(0);
        noise = NOISE * Math.pow(10, link.noiseFigureDb() / 10);
        received = new double[map.points() * map.candidates()];
        signal = new double[map.points()];
        perBit = new double[map.points()];
        for (int p = 0; p < map.points(); p++) {
            for (int k = 0; k < map.candidates(); k++) {
                int j = map.cell(p, k);
                double watts = j < 0 ? 0 : state.wattsPerHertz(j) * map.gain(p, k);
                received[p * map.candidates() + k] = j == serving[p] ? 0 : watts;
                signal[p] += j == serving[p] ? watts : 0;
            }
            perBit[p] = map.weight(p) / state.usableHertz(serving[p]);
        }
    }

    void solve(double[] demand, double[] load, double tolerance) {
        Arrays.fill(load, 0);
        double[] f = new double[load.length];
        double step = 1;
        while (step > tolerance) {
            Arrays.fill(f, 0);
            for (int p = 0; p < map.points(); p++) {
                double disturbance = noise;
                for (int k = 0; k < map.candidates(); k++) {
                    int j = map.cell(p, k);
                    if (j >= 0) {
                        disturbance += load[j] * received[p * map.candidates() + k];
                    }
                }
                double efficiency = Math.min(
                        link.eta() * Math.log(1 + signal[p] / disturbance / link.gamma()) / Math.log(2), link.seMax());
                f[serving[p]] += demand[map.home(p)] * perBit[p] / efficiency;
            }
            step = 0;
            for (int c = 0; c < f.length; c++) {
                double next = Math.min(f[c], 1);
                step = Math.max(step, Math.abs(next - load[c]));
                load[c] = next;
            }
        }
    }
}
