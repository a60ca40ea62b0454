package io.rantwin.a1.json;

/**
 * The one error of reading A1: octets that are no JSON, or JSON that is not the object it should be. Says where and what.
 * Carries no stack trace, because it describes data. Immutable.
 */
public final class A1Exception extends Exception {
    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String problem;

    /**
     * @param pointer JSON pointer (RFC 6901) of the value that is wrong, empty for the whole text
     * @param problem what is wrong with it and what was expected, without a full stop
     */
    public A1Exception(String pointer, String problem) {
        super(problem, null, false, false);
        this.pointer = pointer;
        this.problem = problem;
    }

    /** JSON pointer of the value that is wrong, empty for the whole text. */
    public String pointer() {
        return pointer;
    }

    /** What is wrong, without the place. */
    public String problem() {
        return problem;
    }

    /** Where and what. */
    @Override
    public String getMessage() {
        return (pointer.isEmpty() ? "the whole text" : pointer) + ": " + problem;
    }
}
