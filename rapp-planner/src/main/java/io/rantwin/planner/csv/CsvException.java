package io.rantwin.planner.csv;

import org.jspecify.annotations.Nullable;

/** A file or a part of it is not what it should be; the message is a sentence about what is wrong. */
public final class CsvException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param cause what told of it, if something did */
    public CsvException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
