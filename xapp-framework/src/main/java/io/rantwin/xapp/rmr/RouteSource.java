package io.rantwin.xapp.rmr;

import java.time.Duration;

/** Where route tables come from, besides a seed file. */
public sealed interface RouteSource {
    /**
     * Waits for a route manager to push tables to a control listener; the way of the platform.
     *
     * @param controlPort port of the control listener (4561 by convention), 0 for a free one
     */
    record Pushed(int controlPort) implements RouteSource {}

    /**
     * Asks a route manager until a first table has come, and listens for pushes.
     *
     * @param controlPort port of the control listener, 0 for a free one
     * @param period time between requests
     */
    record Requested(RmrAddress routeManager, int controlPort, Duration period) implements RouteSource {}

    /** No listener; the seed file alone, read again whenever it changes. */
    record FileOnly() implements RouteSource {}
}
