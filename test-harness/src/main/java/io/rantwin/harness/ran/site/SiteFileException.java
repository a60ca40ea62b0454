package io.rantwin.harness.ran.site;

/** A site file that cannot be used at all: missing, unreadable, without a needed column, or beyond the bounds. */
public final class SiteFileException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The message says which file, what is wrong, and what was expected. */
    public SiteFileException(String message) {
        super(message);
    }
}
