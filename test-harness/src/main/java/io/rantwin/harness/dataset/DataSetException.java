package io.rantwin.harness.dataset;

/** A data set is not there, or a file of it is something else. The message names the file and what to do. */
public final class DataSetException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param problem one sentence */
    public DataSetException(String problem) {
        super(problem);
    }
}
