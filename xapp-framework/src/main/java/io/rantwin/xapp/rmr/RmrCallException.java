package io.rantwin.xapp.rmr;

/** A call got no answer. */
public final class RmrCallException extends Exception {
    private static final long serialVersionUID = 1L;

    private final SendResult sendResult;

    /** @param sendResult {@link SendResult#SENT} when it was sent and no answer came in time */
    public RmrCallException(String message, SendResult sendResult) {
        super(message);
        this.sendResult = sendResult;
    }

    /** {@link SendResult#SENT} when the request was sent and no answer came in time; otherwise why it was not sent. */
    public SendResult sendResult() {
        return sendResult;
    }
}
