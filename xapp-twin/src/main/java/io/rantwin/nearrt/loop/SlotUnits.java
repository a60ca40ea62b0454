package io.rantwin.nearrt.loop;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.catalogue.MeasurementMatch;
import io.rantwin.twin.estimation.MeasurementSlot;
import java.util.List;

/** Units of the measurements that the filter takes, as the catalogue has them. */
final class SlotUnits {
    private SlotUnits() {}

    /** By {@link MeasurementSlot#index()}. */
    static List<String> of() {
        MeasurementCatalogue catalogue = MeasurementCatalogue.bundled();
        String[] units = new String[MeasurementSlot.COUNT];
        for (MeasurementSlot slot : MeasurementSlot.values()) {
            MeasurementMatch match = catalogue.find(slot.names().getFirst());
            units[slot.index()] =
                    match == null ? "" : match.measurement().unit().code();
        }
        return List.of(units);
    }
}
