package io.rantwin.twin.enforcement;

import io.rantwin.twin.whatif.Kpi;

/**
 * What an action is expected to do to a figure of a cell.
 *
 * @param kpi figure with its measurement and unit
 * @param cellId where
 * @param now before [unit of the figure]
 * @param then after [unit of the figure]
 */
public record PredictedEffect(Kpi kpi, String cellId, double now, double then) {
    /** By how much it changes. */
    public double change() {
        return then - now;
    }
}
