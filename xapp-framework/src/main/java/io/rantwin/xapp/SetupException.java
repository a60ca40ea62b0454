package io.rantwin.xapp;

/** What an application has said of its xApp does not go together; the sentence says what to change. */
public final class SetupException extends Exception {
    private static final long serialVersionUID = 1L;

    public SetupException(String sentence) {
        super(sentence);
    }
}
