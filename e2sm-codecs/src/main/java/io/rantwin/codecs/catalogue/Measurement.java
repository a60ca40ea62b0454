package io.rantwin.codecs.catalogue;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One measurement family of the catalogue. Immutable.
 *
 * @param name name without suffixes, spelled as in the specification, its spelling mistakes included
 * @param aliases other spellings found in releases of the specification or in senders
 * @param clause document and clause, such as {@code TS 28.552 5.1.1.3.1}; {@code ... private} or
 *     {@code E2SM-KPM v1 container} for names no specification defines
 * @param meaning one line of English
 * @param unit unit of the values under E2SM-KPM v3; deployments may differ, see {@link UnitProfile}
 * @param objectClasses classes the measurement can be collected for, the usual one first
 * @param collectionMethod how the node obtains it
 * @param valueType type of the values
 * @param labels dimensions it can be split by
 * @param range believed values in {@code unit}, for granularity periods up to 15 minutes
 * @param emittedBy where the name is defined and who was found to send it
 */
public record Measurement(
        String name,
        List<String> aliases,
        String clause,
        String meaning,
        Unit unit,
        List<ObjectClass> objectClasses,
        CollectionMethod collectionMethod,
        ValueType valueType,
        Set<LabelDimension> labels,
        PlausibleRange range,
        Set<Emitter> emittedBy) {
    public Measurement {
        aliases = List.copyOf(aliases);
        objectClasses = List.copyOf(objectClasses);
        // Kept in table order, so that people see the usual value first.
        labels = Collections.unmodifiableSet(new LinkedHashSet<>(labels));
        emittedBy = Collections.unmodifiableSet(new LinkedHashSet<>(emittedBy));
    }

    /** Whether a 3GPP or O-RAN specification defines the name. */
    public boolean isStandard() {
        return emittedBy.contains(Emitter.SPEC);
    }

    /** Whether the value is one bin of a histogram. */
    public boolean isDistribution() {
        return labels.stream().anyMatch(LabelDimension::isBin);
    }
}
