package io.rantwin.codecs.catalogue;

import java.util.List;

/**
 * Answer of the catalogue for a reported name.
 *
 * @param measurement the family
 * @param suffixes the rest of the name in order; empty for a bare family name
 * @param exactness how the family name was recognised
 */
public record MeasurementMatch(Measurement measurement, List<NameSuffix> suffixes, Exactness exactness) {
    /** How the family part of a name was recognised. */
    public enum Exactness {
        /** Letter by letter. */
        EXACT,
        /** By another known spelling. */
        ALIAS,
        /** Only after ignoring upper and lower case. */
        CASE_IGNORED
    }

    public MeasurementMatch {
        suffixes = List.copyOf(suffixes);
    }

    /** Whether the family name was spelled as in the catalogue. */
    public boolean isExact() {
        return exactness == Exactness.EXACT;
    }

    /** Whether every suffix is understood. A stricter caller rejects the name when it is not. */
    public boolean isFullyUnderstood() {
        return suffixes.stream().allMatch(suffix -> suffix.dimension() != null);
    }

    /** Whether the name carries the dimension as a suffix. */
    public boolean has(LabelDimension dimension) {
        return suffixes.stream().anyMatch(suffix -> suffix.dimension() == dimension);
    }
}
