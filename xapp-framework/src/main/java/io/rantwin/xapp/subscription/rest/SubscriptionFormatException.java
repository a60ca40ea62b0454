package io.rantwin.xapp.subscription.rest;

/** A body that is not what the interface says; the message tells what and where. */
public final class SubscriptionFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    public SubscriptionFormatException(String message) {
        super(message);
    }
}
