package io.rantwin.nearrt.client;

import io.rantwin.api.v1.CellState;
import io.rantwin.api.v1.Estimate;
import io.rantwin.api.v1.ModelBasis;
import io.rantwin.api.v1.Quantile;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.catalogue.MeasurementMatch;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures and names as an engineer reads them. */
final class Words {
    private static final MeasurementCatalogue CATALOGUE = MeasurementCatalogue.bundled();
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private Words() {}

    /** Four digits that mean something, no exponent. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        double size = Math.abs(value);
        if (size >= 1e7 || (size < 1e-4 && size > 0)) {
            return String.format(Locale.ROOT, "%.3g", value);
        }
        int decimals = size >= 1000 || value == Math.rint(value) ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** With its sign. */
    static String signed(double value) {
        return value > 0 ? "+" + number(value) : number(value);
    }

    static String time(long nanos) {
        return nanos == 0
                ? "-"
                : Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND))
                        .toString();
    }

    static String age(long millis) {
        double seconds = millis / 1e3;
        return seconds < 120
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : String.format(Locale.ROOT, "%.0f min", seconds / 60);
    }

    /** A mean of a measurement of a cell; empty when there is none. */
    static String mean(CellState cell, String kpi) {
        Estimate estimate = cell.getKpisMap().get(kpi);
        return estimate == null ? "" : number(estimate.getMean());
    }

    /** Age of the newest report of a cell in ms: that of its youngest measurement. */
    static long ageMillis(CellState cell) {
        return cell.getKpisMap().values().stream()
                .mapToLong(Estimate::getAgeMs)
                .min()
                .orElse(0);
    }

    /** The catalogue's unit of a measurement; empty when it does not know it. */
    static String unit(String kpi) {
        MeasurementMatch match = CATALOGUE.find(kpi);
        return match == null ? "" : match.measurement().unit().code();
    }

    /** Name of an enum value without what all of them begin with: TRUST_STALE is stale. */
    static String plain(Enum<?> value, String prefix) {
        String name = value.name();
        String bare = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        return bare.equals("UNSPECIFIED")
                ? "not told"
                : bare.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String basis(ModelBasis basis) {
        return plain(basis, "MODEL_BASIS_");
    }

    /** Value of a quantile, null when it is not among them. */
    static @Nullable Double quantile(List<Quantile> quantiles, double probability) {
        for (Quantile each : quantiles) {
            if (Math.abs(each.getProbability() - probability) < 1e-9) {
                return each.getValue();
            }
        }
        return null;
    }

    /** A median with the interval between the outermost quantiles. */
    static String interval(List<Quantile> quantiles) {
        if (quantiles.isEmpty()) {
            return "";
        }
        return number(quantiles.getFirst().getValue()) + " .. "
                + number(quantiles.getLast().getValue());
    }
}
