package io.rantwin.twin.calibration;

import java.util.List;

/** A model of a cell with parameters that observations can tell. Implementations are immutable. */
public interface CellModel {
    /** Its parameters, in the order of all arrays. */
    List<Parameter> parameters();

    /** Number of inputs of a sample. */
    int inputs();

    /**
     * What would be observed.
     *
     * @param parameters values by {@link #parameters}
     * @param inputs {@link #inputs} values
     */
    double predict(double[] parameters, double[] inputs);
}
