package io.rantwin.planner.history.sources;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import java.util.HashMap;
import java.util.Map;

/**
 * Names of measurements that a source has told. Those that no standard knows are taken, too, up to a bound: each name is a column for ever.
 * For one thread.
 */
public final class KnownNames {
    private static final int MOST_UNKNOWN = 2_000;

    private final MeasurementCatalogue catalogue;
    private final Map<String, Boolean> isKnown = new HashMap<>();
    private int unknown;

    /** @param catalogue of the standards */
    public KnownNames(MeasurementCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Whether a figure of this name is taken; false when there are too many names already. */
    public boolean take(String measurement) {
        if (!isKnown.containsKey(measurement)) {
            boolean known = catalogue.find(measurement) != null;
            if (!known && unknown == MOST_UNKNOWN) {
                return false;
            }
            unknown += known ? 0 : 1;
            isKnown.put(measurement, known);
        }
        return true;
    }

    /** Whether a standard knows a name that was taken. */
    public boolean isStandard(String measurement) {
        return isKnown.getOrDefault(measurement, false);
    }
}
