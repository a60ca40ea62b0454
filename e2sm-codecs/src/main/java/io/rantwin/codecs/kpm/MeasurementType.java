package io.rantwin.codecs.kpm;

/** What is measured (E2SM-KPM 8.3.9): the name of TS 28.552 or the node's own, or the number the node announced for it. */
public sealed interface MeasurementType permits MeasurementType.ByName, MeasurementType.ById, UnrecognizedAlternative {
    /**
     * @param measName 1..150 characters, case sensitive, such as {@code DRB.UEThpDl}; longer ones and characters outside
     *     the alphabet come from real nodes
     */
    record ByName(String measName) implements MeasurementType {}

    /** @param measId 1..65536, or more from a newer node; meaning as announced in the RAN function definition */
    record ById(long measId) implements MeasurementType {}

    /** Short form of {@link ByName}. */
    static MeasurementType named(String measName) {
        return new ByName(measName);
    }
}
