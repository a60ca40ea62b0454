package io.rantwin.planner.training;

import io.rantwin.twin.learned.GraphMixing;
import io.rantwin.twin.learned.Layer;
import io.rantwin.twin.learned.Neighbourhood;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the trained layers are given: a cell's normalised inputs and, with graph mixing, the neighbours' behind them, by the equations of
 * {@link GraphMixing}, which makes the same in the twin's forward pass.
 *
 * @param mixed first inputs that neighbours read; 0 without graph mixing
 */
record NetworkInputs(Window window, Scaling scaling, int mixed) {
    /** Values a row. */
    int count() {
        int own = scaling.mean().size();
        return mixed == 0 ? own : own + mixed + 1;
    }

    /** Values of a row of a cell that can be forecast from. */
    float[] at(int cell, int row) {
        float[] own = scaling.inputs(window.inputs()[cell][row]);
        if (mixed == 0) {
            return own;
        }
        Neighbourhood graph = window.neighbourhood();
        double[] sums = new double[mixed];
        double share = 0;
        for (int n = 0; n < graph.neighbours(cell); n++) {
            int neighbour = graph.neighbour(cell, n);
            if (isHeard(neighbour, row)) {
                float[] theirs = scaling.inputs(Arrays.copyOf(window.inputs()[neighbour][row], mixed));
                share += graph.weight(cell, n);
                for (int j = 0; j < mixed; j++) {
                    sums[j] += graph.weight(cell, n) * (double) theirs[j];
                }
            }
        }
        float[] all = Arrays.copyOf(own, count());
        for (int j = 0; j < mixed && share > 0; j++) {
            all[own.length + j] = (float) (sums[j] / share);
        }
        all[own.length + mixed] = (float) share;
        return all;
    }

    /** Whether neighbours may read a row of a cell: it was reported then, and whole. */
    boolean isHeard(int cell, int row) {
        boolean heard = window.isReady(cell, row) && !window.silent()[cell][row];
        for (int j = 0; j < mixed && heard; j++) {
            heard = !Float.isNaN(window.inputs()[cell][row][j]);
        }
        return heard;
    }

    /** The layers that are run: what mixes, then those that were trained. */
    List<Layer> run(List<Layer> trained) {
        if (mixed == 0) {
            return trained;
        }
        List<Layer> layers =
                new ArrayList<>(List.of(new GraphMixing(scaling.mean().size(), mixed)));
        layers.addAll(trained);
        return layers;
    }

    /** Those of a model's layers that are trained. */
    static List<Layer> trained(List<Layer> layers) {
        return layers.isEmpty() || !(layers.getFirst() instanceof GraphMixing)
                ? layers
                : layers.subList(1, layers.size());
    }
}
