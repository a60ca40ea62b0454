package io.rantwin.xapp.subscription.rest;

/**
 * How the subscription manager goes about it.
 *
 * @param e2TimeoutSeconds 1..10, how long it waits for the E2 node
 * @param e2RetryCount 0..10, how often it asks again
 * @param rmrRoutingNeeded whether routes are made; without them indications reach nobody but by static routes
 */
public record E2SubscriptionDirectives(int e2TimeoutSeconds, int e2RetryCount, boolean rmrRoutingNeeded) {
    public E2SubscriptionDirectives {
        if (e2TimeoutSeconds < 1 || e2TimeoutSeconds > 10) {
            throw new IllegalArgumentException("E2 timeout of " + e2TimeoutSeconds + " s is not in 1..10");
        }
        if (e2RetryCount < 0 || e2RetryCount > 10) {
            throw new IllegalArgumentException("E2 retry count " + e2RetryCount + " is not in 0..10");
        }
    }
}
