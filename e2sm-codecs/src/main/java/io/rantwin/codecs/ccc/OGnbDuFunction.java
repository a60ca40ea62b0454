package io.rantwin.codecs.ccc;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * O-GNBDUFunction, node level: clause 8.8.1.1.
 *
 * @param gnbDuId 0..2^36-1
 * @param gnbDuName up to 150 characters
 * @param gnbId 0..2^32-1
 * @param gnbIdLength 22..32 bits
 */
public record OGnbDuFunction(
        @Nullable Long gnbDuId,
        @Nullable String gnbDuName,
        @Nullable Long gnbId,
        @Nullable Integer gnbIdLength,
        Map<String, RawJson> otherAttributes)
        implements RanConfigurationStructure {
    public static final String NAME = "O-GNBDUFunction";

    public OGnbDuFunction {
        otherAttributes = RanConfigurationStructure.copyOf(otherAttributes);
    }

    @Override
    public String structureName() {
        return NAME;
    }
}
