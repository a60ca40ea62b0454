package io.rantwin.twin.whatif;

/** Electrical power of a cell. Implementations are pure and may be called by several threads. */
@FunctionalInterface
public interface PowerDraw {
    /**
     * Watts drawn.
     *
     * @param load share of PRBs in use
     * @param powerDbm transmit power over the whole carrier at full load
     * @param serving false while the cell sleeps
     */
    double watts(int cell, double load, double powerDbm, boolean serving);
}
