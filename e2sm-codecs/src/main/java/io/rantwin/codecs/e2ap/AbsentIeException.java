package io.rantwin.codecs.e2ap;

/** An IE without which there is no record is missing or was not understood; the finding is on record already. */
final class AbsentIeException extends Exception {
    private static final long serialVersionUID = 1L;

    AbsentIeException() {
        super("absent", null, false, false);
    }
}
