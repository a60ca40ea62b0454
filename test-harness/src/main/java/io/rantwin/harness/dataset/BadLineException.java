package io.rantwin.harness.dataset;

/** A line of a file cannot be used. */
final class BadLineException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String column;

    /** @param column empty when the line as a whole is wrong */
    BadLineException(String column, String reason) {
        super(reason);
        this.column = column;
    }

    String column() {
        return column;
    }
}
