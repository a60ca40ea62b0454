package io.rantwin.xapp.rmr;

/** Octets that are no frame. */
final class FrameException extends Exception {
    private static final long serialVersionUID = 1L;

    private final FrameFault fault;

    FrameException(FrameFault fault, String message) {
        super(message, null, false, false);
        this.fault = fault;
    }

    FrameFault fault() {
        return fault;
    }
}
