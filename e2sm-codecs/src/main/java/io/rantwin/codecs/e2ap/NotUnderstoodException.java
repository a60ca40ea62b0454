package io.rantwin.codecs.e2ap;

/** Contents of an IE are valid octets but use an extension, or a number, that the record cannot hold. */
final class NotUnderstoodException extends Exception {
    private static final long serialVersionUID = 1L;

    NotUnderstoodException() {
        super("not understood", null, false, false);
    }
}
