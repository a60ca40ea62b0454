package io.rantwin.twin.estimation;

import io.rantwin.codecs.catalogue.Measurement;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.catalogue.MeasurementMatch;
import io.rantwin.codecs.catalogue.PlausibleRange;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the slot of a reported name, and what values are believed. Immutable. */
public final class MeasurementNames {
    // Eight layers of 256QAM carry less than this on one hertz.
    private static final double MOST_BITS_PER_SECOND_PER_HZ = 60;
    private static final double BITS_PER_KILOBIT = 1000;

    private final MeasurementCatalogue catalogue;
    private final Map<String, MeasurementSlot> slots = new HashMap<>();
    private final double[] min = new double[MeasurementSlot.COUNT];
    private final double[] max = new double[MeasurementSlot.COUNT];

    /** @throws IllegalArgumentException when the catalogue lacks a name of {@link MeasurementSlot} */
    public MeasurementNames(MeasurementCatalogue catalogue) {
        this.catalogue = catalogue;
        for (MeasurementSlot slot : MeasurementSlot.values()) {
            for (String name : slot.names()) {
                MeasurementMatch match = catalogue.find(name);
                if (match == null || !match.isExact()) {
                    throw new IllegalArgumentException("The catalogue does not know " + name + ".");
                }
                Measurement measurement = match.measurement();
                slots.put(measurement.name(), slot);
                PlausibleRange range = measurement.range();
                min[slot.index()] = range.min();
                max[slot.index()] = range.max();
            }
        }
    }

    /** The slot that takes a measurement of this name without labels, whatever the spelling; null for every other name. */
    public @Nullable MeasurementSlot slotOf(String name) {
        MeasurementMatch match = catalogue.find(name);
        return match == null || !match.suffixes().isEmpty()
                ? null
                : slots.get(match.measurement().name());
    }

    /** Why a value is not believed; null when it is. */
    @Nullable
    Rejection rejection(MeasurementSlot slot, double value, double bandwidthHz, double seconds) {
        if (!Double.isFinite(value)) {
            return Rejection.NOT_FINITE;
        }
        if (value < min[slot.index()] || value > max[slot.index()]) {
            return Rejection.OUT_OF_RANGE;
        }
        double most = MOST_BITS_PER_SECOND_PER_HZ * bandwidthHz * seconds / BITS_PER_KILOBIT;
        return slot == MeasurementSlot.VOLUME_DL && value > most ? Rejection.MORE_THAN_THE_CARRIER : null;
    }
}
