package io.rantwin.codecs.catalogue;

/** A table of this package is malformed. The message names the file, the line and the offending value. */
public final class CatalogueFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int lineNumber;

    /** @param lineNumber counted from 1; 0 when the fault belongs to no line */
    public CatalogueFormatException(String file, int lineNumber, String problem) {
        super("%s line %d: %s".formatted(file, lineNumber, problem));
        this.file = file;
        this.lineNumber = lineNumber;
    }

    /** Name of the table. */
    public String file() {
        return file;
    }

    /** Line of the fault, counted from 1; 0 when it belongs to no line. */
    public int lineNumber() {
        return lineNumber;
    }
}
