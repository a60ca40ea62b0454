package io.rantwin.planner.sweep;

import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.whatif.Kpi;
import io.rantwin.twin.whatif.Outcome;
import io.rantwin.twin.whatif.SliceKpi;
import java.io.Serializable;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** One number of a steady state. */
public sealed interface Figure extends Serializable {
    /** Over which cells. */
    enum Over {
        /** The whole network: sums of users, volume, backlog and power, else means or ratios of sums. */
        NETWORK,
        /** The cell where it is greatest. */
        GREATEST,
        /** The cell where it is least. */
        LEAST
    }

    /** A figure of cells; NaN where no cell has one. */
    record OfCells(Kpi kpi, Over over) implements Figure {}

    /** A figure of a slice in cells; the network's is the sum of volumes, else the mean over cells. */
    record OfSlice(SliceKpi kpi, int sst, int sd, Over over) implements Figure {
        Snssai slice() {
            return new Snssai(sst, sd);
        }
    }

    /** Over which cells. */
    Over over();

    /** The same figure of the cell where it is least. */
    default Figure leastOfCells() {
        return switch (this) {
            case OfCells f -> new OfCells(f.kpi(), Over.LEAST);
            case OfSlice f -> new OfSlice(f.kpi(), f.sst(), f.sd(), Over.LEAST);
        };
    }

    /** Its value in one draw, with the scenario's actions or without. */
    default double of(Outcome outcome, int draw, boolean acted) {
        return switch (this) {
            case OfCells f ->
                f.over() == Over.NETWORK
                        ? outcome.network(f.kpi(), draw, acted)
                        : extreme(outcome, f.over(), c -> outcome.value(f.kpi(), c, 0, draw, acted));
            case OfSlice f -> {
                int slice = outcome.slices().indexOf(f.slice());
                IntToDoubleFunction value = c -> outcome.value(f.kpi(), slice, c, 0, draw, acted);
                yield f.over() == Over.NETWORK
                        ? whole(outcome, f.kpi() == SliceKpi.VOLUME, value)
                        : extreme(outcome, f.over(), value);
            }
        };
    }

    /** A name for tables, such as {@code greatest RRU.PrbTotDl}. */
    default String words() {
        String whole = switch (this) {
            case OfCells f -> f.kpi().measurement();
            case OfSlice f -> f.kpi().measurement() + " of slice " + f.slice();
        };
        return over() == Over.NETWORK ? whole : over().name().toLowerCase(Locale.ROOT) + " " + whole;
    }

    /** Unit of the values. */
    default String unit() {
        return switch (this) {
            case OfCells f -> f.kpi().unit();
            case OfSlice f -> f.kpi().unit();
        };
    }

    /** The figure of cells that a catalogue name, or {@code carried demand}, means; null when it means none. */
    static @Nullable Kpi kpi(String measurement) {
        for (Kpi kpi : Kpi.values()) {
            if (kpi.measurement().equalsIgnoreCase(measurement)) {
                return kpi;
            }
        }
        return null;
    }

    /** The figure of slices that a catalogue name, or {@code carried demand}, means; null when it means none. */
    static @Nullable SliceKpi sliceKpi(String measurement) {
        for (SliceKpi kpi : SliceKpi.values()) {
            if (kpi.measurement().equalsIgnoreCase(measurement)) {
                return kpi;
            }
        }
        return null;
    }

    private static double extreme(Outcome outcome, Over over, IntToDoubleFunction value) {
        double found = Double.NaN;
        for (int c = 0; c < outcome.cellIds().size(); c++) {
            double here = value.applyAsDouble(c);
            boolean further = over == Over.GREATEST ? here > found : here < found;
            found = Double.isNaN(found) || further ? here : found;
        }
        return found;
    }

    private static double whole(Outcome outcome, boolean sum, IntToDoubleFunction value) {
        double total = 0;
        int count = 0;
        for (int c = 0; c < outcome.cellIds().size(); c++) {
            double here = value.applyAsDouble(c);
            if (!Double.isNaN(here)) {
                total += here;
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum ? total : total / count;
    }
}
