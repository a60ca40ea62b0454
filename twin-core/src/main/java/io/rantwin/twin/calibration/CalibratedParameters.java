package io.rantwin.twin.calibration;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parameters in use of one model for every cell, with the accepted changes of each, newest last, so that they can be taken back. Not
 * thread-safe.
 */
public final class CalibratedParameters {
    private static final int KEPT = 100;

    private final CellModel model;
    private final double[] values;
    private final int length;
    private final List<Deque<Calibration>> changes = new ArrayList<>();

    /** Every cell starts with the priors. */
    public CalibratedParameters(CellModel model, int cells) {
        this.model = model;
        length = model.parameters().size();
        values = new double[cells * length];
        for (int cell = 0; cell < cells; cell++) {
            for (int k = 0; k < length; k++) {
                values[cell * length + k] = model.parameters().get(k).prior();
            }
            changes.add(new ArrayDeque<>());
        }
    }

    /** The model that they are of. */
    public CellModel model() {
        return model;
    }

    /** Parameters of a cell, a copy. */
    public double[] of(int cell) {
        double[] copy = new double[length];
        System.arraycopy(values, cell * length, copy, 0, length);
        return copy;
    }

    /** Tries to improve a cell's parameters over a window, and uses them when the held-back error falls. */
    public Calibration calibrate(int cell, Calibrator calibrator, List<Sample> samples) {
        Calibration calibration = calibrator.calibrate(model, of(cell), samples);
        if (calibration.accepted()) {
            set(cell, calibration.after());
            Deque<Calibration> kept = changes.get(cell);
            kept.addLast(calibration);
            if (kept.size() > KEPT) {
                kept.removeFirst();
            }
        }
        return calibration;
    }

    /** Takes the newest change of a cell back; returns it, or null when there is none. */
    public @Nullable Calibration takeBack(int cell) {
        Calibration newest = changes.get(cell).pollLast();
        if (newest != null) {
            set(cell, newest.before());
        }
        return newest;
    }

    /** Accepted changes of a cell, oldest first; the last hundred. */
    public List<Calibration> changes(int cell) {
        return List.copyOf(changes.get(cell));
    }

    private void set(int cell, double[] parameters) {
        System.arraycopy(parameters, 0, values, cell * length, length);
    }
}
