package io.rantwin.nearrt.power;

import org.jspecify.annotations.Nullable;

/**
 * Electrical power of one cell as its reports tell it.
 *
 * @param idleWatts at no load
 * @param slope consumed over radiated power
 * @param sleepWatts while it sleeps; NaN when it was never seen asleep
 */
public record CellPower(double idleWatts, double slope, double sleepWatts) {
    /** Where these are known. Thread-safe. */
    @FunctionalInterface
    public interface Source {
        /** Nobody knows any. */
        Source NONE = _ -> null;

        /** Of a cell; null when its reports do not tell. */
        @Nullable
        CellPower of(String cellId);
    }
}
