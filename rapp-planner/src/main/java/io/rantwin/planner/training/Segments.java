package io.rantwin.planner.training;

import io.rantwin.planner.training.TrainingSet.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a window into pieces to train on. */
final class Segments {
    private Segments() {}

    /**
     * Pieces of the rows before {@code until}, none across the beginning of a run; no target lies at or after {@code until}.
     *
     * @param length steps of a piece at most
     * @param warmUp first steps of a piece that begins inside a run, which are not learned from: the state is not warm yet
     */
    static List<Segment> of(NetworkInputs given, List<Integer> horizonRows, int until, int length, int warmUp) {
        Window window = given.window();
        List<Segment> segments = new ArrayList<>();
        for (int cell = 0; cell < window.cells(); cell++) {
            int row = 0;
            while (row < until) {
                if (!window.isReady(cell, row)) {
                    row++;
                    continue;
                }
                int end = row + 1;
                while (end < until && end < row + length && !window.starts()[end] && window.isReady(cell, end)) {
                    end++;
                }
                boolean begins = row == 0 || window.starts()[row] || !window.isReady(cell, row - 1);
                add(segments, given, horizonRows, cell, row, end, until, begins ? 0 : warmUp);
                row = end;
            }
        }
        return segments;
    }

    private static void add(
            List<Segment> segments,
            NetworkInputs given,
            List<Integer> horizonRows,
            int cell,
            int from,
            int to,
            int until,
            int warmUp) {
        Window window = given.window();
        float[][] inputs = new float[to - from][];
        float[][] targets = new float[to - from][horizonRows.size()];
        boolean any = false;
        for (int row = from; row < to; row++) {
            inputs[row - from] = given.at(cell, row);
            Arrays.fill(targets[row - from], Float.NaN);
            for (int h = 0; h < horizonRows.size(); h++) {
                float raw = window.targets()[cell][row][h];
                if (row >= from + warmUp && row + horizonRows.get(h) < until && !Float.isNaN(raw)) {
                    targets[row - from][h] = given.scaling().target(raw);
                    any = true;
                }
            }
        }
        if (any) {
            float[][] weights = Arrays.copyOfRange(window.weights()[cell], from, to);
            segments.add(new Segment(inputs, targets, weights));
        }
    }
}
