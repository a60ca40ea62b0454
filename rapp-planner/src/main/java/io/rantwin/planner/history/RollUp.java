package io.rantwin.planner.history;

import io.rantwin.codecs.catalogue.CollectionMethod;
import io.rantwin.codecs.catalogue.Measurement;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.catalogue.MeasurementMatch;
import io.rantwin.codecs.catalogue.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How finer periods become coarser ones: seconds to minutes, minutes to quarters of an hour. What counts (events,
 * volumes, energy) is summed, a highest or lowest value stays that, anything else is averaged over the periods that are
 * there. Immutable and thread-safe.
 */
public final class RollUp {
    /** Reports of shorter periods become minutes. */
    public static final long MINUTE_MILLIS = 60_000;
    /** Minutes and whatever is shorter than this become quarters of an hour. */
    public static final long QUARTER_MILLIS = 900_000;
    /** The periods rolled up to, finest first. */
    public static final List<Long> TARGETS = List.of(MINUTE_MILLIS, QUARTER_MILLIS);

    private static final int PERIODS_OF_A_STRETCH = 900;

    /** How values of several periods become one. */
    public enum Rule {
        MEAN,
        SUM,
        HIGHEST,
        LOWEST
    }

    private final MeasurementCatalogue catalogue;

    public RollUp(MeasurementCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The rule for a measurement; names the catalogue does not know are averaged. */
    public Rule rule(String measurement) {
        @Nullable MeasurementMatch match = catalogue.find(measurement);
        if (match == null) {
            return Rule.MEAN;
        }
        Measurement family = match.measurement();
        if (family.name().contains("Max")) {
            return Rule.HIGHEST;
        }
        if (family.name().contains("Min")) {
            return Rule.LOWEST;
        }
        Unit.Quantity quantity = family.unit().quantity();
        boolean counts = quantity == Unit.Quantity.COUNT
                && (family.collectionMethod() == CollectionMethod.CC || family.isDistribution());
        return counts || quantity == Unit.Quantity.DATA_VOLUME || quantity == Unit.Quantity.ENERGY
                ? Rule.SUM
                : Rule.MEAN;
    }

    /** One value from those of the rows {@code from} to before {@code until}; NaN when there is none. */
    public static double combine(Rule rule, double[] column, int from, int until) {
        int n = 0;
        double result =
                rule == Rule.HIGHEST ? Double.NEGATIVE_INFINITY : rule == Rule.LOWEST ? Double.POSITIVE_INFINITY : 0;
        for (int row = from; row < until; row++) {
            double value = column[row];
            if (Double.isNaN(value)) {
                continue;
            }
            n++;
            result = switch (rule) {
                case MEAN, SUM -> result + value;
                case HIGHEST -> Math.max(result, value);
                case LOWEST -> Math.min(result, value);
            };
        }
        return n == 0 ? Double.NaN : rule == Rule.MEAN ? result / n : result;
    }

    /** Whether periods of this length are rolled up to the target. */
    public static boolean feeds(long granularityMillis, long targetMillis) {
        long from = targetMillis == QUARTER_MILLIS ? MINUTE_MILLIS : 1;
        return granularityMillis >= from && granularityMillis < targetMillis && targetMillis % granularityMillis == 0;
    }

    /** Length of the stretch of time that is dropped as a whole: 900 periods. */
    public static long stretchMillis(long granularityMillis) {
        return PERIODS_OF_A_STRETCH * granularityMillis;
    }

    /** Where the stretch begins that a time belongs to; stretches are counted from 1970. */
    public static long stretchStart(long timeMillis, long granularityMillis) {
        long length = stretchMillis(granularityMillis);
        return Math.floorDiv(timeMillis, length) * length;
    }

    /** More rows than these do not fit in a stretch. */
    public static int mostRowsOfStretch() {
        return 4 * PERIODS_OF_A_STRETCH;
    }
}
