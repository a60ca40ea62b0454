package io.rantwin.harness.ric.pms;

/** A request that is not served: status and words of the answer. Carries no stack trace. */
final class PmsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    PmsException(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
