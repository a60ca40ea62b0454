package io.rantwin.codecs.catalogue;

import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The units one kind of deployment really sends. KPM carries no unit on the wire, so the deployment's configuration
 * names a profile. Immutable and thread-safe.
 *
 * @param name name of the profile, as configured
 * @param deviations measurements that differ from the catalogue, by family name
 */
public record UnitProfile(String name, Map<String, Deviation> deviations) {
    /** The units of the catalogue, unchanged. */
    public static final UnitProfile STANDARD = new UnitProfile("standard", Map.of());

    public UnitProfile {
        deviations = Map.copyOf(deviations);
    }

    /**
     * What a deployment sends instead.
     *
     * @param unit unit of the values it sends
     * @param range believed values in that unit
     * @param note what was observed, for people
     */
    public record Deviation(Unit unit, PlausibleRange range, String note) {}

    /** Unit in which this deployment sends the measurement. */
    public Unit unitOf(Measurement measurement) {
        @Nullable Deviation deviation = deviations.get(measurement.name());
        return deviation == null ? measurement.unit() : deviation.unit();
    }

    /** Believed values in {@link #unitOf}. */
    public PlausibleRange rangeOf(Measurement measurement) {
        @Nullable Deviation deviation = deviations.get(measurement.name());
        return deviation == null ? measurement.range() : deviation.range();
    }

    /**
     * Brings a sent value to the unit of the catalogue.
     *
     * @return empty when this deployment sends something else under the name, so that no factor exists
     */
    public OptionalDouble toCatalogueUnit(Measurement measurement, double sent) {
        Unit unit = unitOf(measurement);
        return unit.isConvertibleTo(measurement.unit())
                ? OptionalDouble.of(unit.convert(sent, measurement.unit()))
                : OptionalDouble.empty();
    }
}
