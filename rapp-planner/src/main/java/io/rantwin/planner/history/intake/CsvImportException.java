package io.rantwin.planner.history.intake;

import org.jspecify.annotations.Nullable;

/** A CSV file cannot be imported at all; the message says what, where and why. */
public final class CsvImportException extends Exception {
    private static final long serialVersionUID = 1;

    CsvImportException(String message) {
        super(message);
    }

    CsvImportException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
