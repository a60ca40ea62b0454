package io.rantwin.harness.ran.o1;

/** A request that cannot be served, with the status that says so. */
final class O1Problem extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status of HTTP, such as 404 */
    O1Problem(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
