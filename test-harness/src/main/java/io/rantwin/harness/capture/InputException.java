package io.rantwin.harness.capture;

/** The input as a whole cannot be read; says what is wrong and where. */
public final class InputException extends Exception {

    private static final long serialVersionUID = 1L;

    private final long offset;
    private final int line;
    private final int column;

    private InputException(String message, long offset, int line, int column) {
        super(message);
        this.offset = offset;
        this.line = line;
        this.column = column;
    }

    static InputException at(long offset, String what) {
        return new InputException("%s (at octet %d of the input)".formatted(what, offset), offset, 0, 0);
    }

    /** Line and column follow from the text, in which one character is one octet. */
    static InputException inText(String text, int offset, String what) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        int column = offset - lineStart + 1;
        return new InputException("%s (line %d, column %d)".formatted(what, line, column), offset, line, column);
    }

    /** Octets of the input before the place of the error. */
    public long offset() {
        return offset;
    }

    /** Line of the place from 1, or 0 when the input is not text. */
    public int line() {
        return line;
    }

    /** Column of the place from 1, or 0 when the input is not text. */
    public int column() {
        return column;
    }
}
