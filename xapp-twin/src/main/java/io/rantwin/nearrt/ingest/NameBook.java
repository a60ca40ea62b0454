package io.rantwin.nearrt.ingest;

import io.rantwin.codecs.catalogue.Measurement;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.catalogue.MeasurementMatch;
import io.rantwin.codecs.catalogue.PlausibleRange;
import io.rantwin.codecs.catalogue.Unit;
import io.rantwin.codecs.catalogue.UnitProfile;
import io.rantwin.nearrt.loop.ReportLayout;
import io.rantwin.twin.estimation.MeasurementNames;
import io.rantwin.twin.estimation.MeasurementSlot;
import org.jspecify.annotations.Nullable;

/** What a measurement name means in the units of one kind of node. Immutable. */
public final class NameBook {
    private static final String CQI_HISTOGRAM = "CARR.WBCQIDist";

    private final MeasurementCatalogue catalogue;
    private final MeasurementNames names;
    private final UnitProfile profile;

    /** @param profile units that the node sends */
    public NameBook(MeasurementCatalogue catalogue, MeasurementNames names, UnitProfile profile) {
        this.catalogue = catalogue;
        this.names = names;
        this.profile = profile;
    }

    /**
     * A name, found once for each list of measurements.
     *
     * @param unit the catalogue's; empty for an unknown name
     * @param slot the filter's place for the whole cell, {@link ReportLayout#NO_SLOT} for none
     * @param gate what is believed
     * @param isCqiHistogram whether it is the histogram of CQI
     */
    record Entry(String unit, int slot, ValueGate gate, boolean isCqiHistogram, boolean isKnown) {}

    /** The meaning of a name; never null: unknown names have no unit and no bounds. */
    Entry entry(String name) {
        MeasurementMatch match = catalogue.find(name);
        if (match == null) {
            return new Entry("", ReportLayout.NO_SLOT, ValueGate.OPEN, false, false);
        }
        Measurement measurement = match.measurement();
        boolean plain = match.suffixes().isEmpty();
        @Nullable MeasurementSlot slot = plain ? names.slotOf(name) : null;
        return new Entry(
                measurement.unit().code(),
                slot == null ? ReportLayout.NO_SLOT : slot.index(),
                gate(measurement),
                plain && measurement.name().equals(CQI_HISTOGRAM),
                true);
    }

    private ValueGate gate(Measurement measurement) {
        PlausibleRange range = profile.rangeOf(measurement);
        Unit sent = profile.unitOf(measurement);
        double factor = sent.isConvertibleTo(measurement.unit()) ? sent.convert(1, measurement.unit()) : Double.NaN;
        return new ValueGate(factor, range.min(), range.max());
    }
}
