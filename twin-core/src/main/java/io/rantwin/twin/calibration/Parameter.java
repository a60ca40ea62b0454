package io.rantwin.twin.calibration;

/**
 * A parameter and what is known of it beforehand.
 *
 * @param name such as {@code thermalResistance}
 * @param unit such as {@code K/W}; empty for a ratio
 * @param prior expected value
 * @param deviation standard deviation of the expectation, positive
 * @param least lower bound
 * @param most upper bound
 */
public record Parameter(String name, String unit, double prior, double deviation, double least, double most) {
    public Parameter {
        if (!(deviation > 0 && deviation < Double.POSITIVE_INFINITY) || !(least <= prior && prior <= most)) {
            throw new IllegalArgumentException(
                    "Parameter %s is %s +- %s in %s..%s.".formatted(name, prior, deviation, least, most));
        }
    }
}
