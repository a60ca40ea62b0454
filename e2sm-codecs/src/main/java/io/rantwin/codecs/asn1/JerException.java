package io.rantwin.codecs.asn1;

/** JSON that is no value of the type: says what is wrong and where, as a JSON pointer (RFC 6901). */
public final class JerException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private String pointer = "";

    JerException(String problem) {
        super(problem, null, false, false);
        this.problem = problem;
    }

    JerException within(Object step) {
        pointer = "/" + step.toString().replace("~", "~0").replace("/", "~1") + pointer;
        return this;
    }

    /** Where in the document; empty for the root. */
    public String pointer() {
        return pointer;
    }

    @Override
    public String getMessage() {
        return (pointer.isEmpty() ? "/" : pointer) + ": " + problem;
    }
}
