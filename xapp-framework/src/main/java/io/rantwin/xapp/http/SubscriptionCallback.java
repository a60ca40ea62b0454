package io.rantwin.xapp.http;

/** Takes the answers of the subscription manager. Called on a virtual thread per request, maybe several at once. */
@FunctionalInterface
public interface SubscriptionCallback {
    /**
     * Takes one answer. It should return soon: the subscription manager waits, and repeats ten times what was not answered 200.
     *
     * @param body the JSON as it came, at most {@link XappHttpServer#MAX_BODY_OCTETS}
     * @throws BadInputException when it cannot be understood
     */
    void received(byte[] body) throws BadInputException;
}
