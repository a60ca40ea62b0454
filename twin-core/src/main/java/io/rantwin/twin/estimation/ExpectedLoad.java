package io.rantwin.twin.estimation;

/**
 * Load of a cell as others imply it, by one explanation or several. Loads are 0..1.
 *
 * @param load what is expected of all explanations together
 * @param deviation its standard deviation
 * @param lowest that one of the explanations implies
 * @param highest that one of the explanations implies
 */
public record ExpectedLoad(double load, double deviation, double lowest, double highest) {
    /** By one explanation alone. */
    public static ExpectedLoad of(double load, double deviation) {
        return new ExpectedLoad(load, deviation, load, load);
    }

    /** By two explanations, of which neither counts alone. */
    public static ExpectedLoad between(double load, double deviation, double one, double other) {
        return new ExpectedLoad(load, deviation, Math.min(one, other), Math.max(one, other));
    }

    /** How far a load that was told lies from the nearest explanation; 0 between them. */
    double gap(double told) {
        return Math.max(0, Math.max(lowest - told, told - highest));
    }
}
