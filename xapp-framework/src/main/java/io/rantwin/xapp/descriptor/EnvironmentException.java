package io.rantwin.xapp.descriptor;

/** An environment variable with a value that cannot be used. */
public final class EnvironmentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String variable;

    /**
     * @param variable name of the variable
     * @param value what it is set to
     * @param expected what it should have been, as in "must be ..."
     */
    public EnvironmentException(String variable, String value, String expected) {
        super("environment variable " + variable + " is '" + value + "', but must be " + expected);
        this.variable = variable;
    }

    /** Name of the variable. */
    public String variable() {
        return variable;
    }
}
