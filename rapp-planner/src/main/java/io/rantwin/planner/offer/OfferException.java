package io.rantwin.planner.offer;

import java.io.Serial;

/** A model that is not even offered; the message says which and why. */
public final class OfferException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    OfferException(String message) {
        super(message);
    }
}
