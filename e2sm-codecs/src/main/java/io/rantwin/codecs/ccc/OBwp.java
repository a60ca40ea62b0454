package io.rantwin.codecs.ccc;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * O-BWP, a bandwidth part, cell level: clause 8.8.2.3.
 *
 * @param subCarrierSpacing 15, 30, 60 or 120 kHz
 * @param cyclicPrefix clause 8.8.2.3 has NORMAL and EXTENDED, the JSON schema has "15", "30", "60" and "120": any string
 *     is taken
 */
public record OBwp(
        @Nullable BwpContext bwpContext,
        @Nullable IsInitialBwp isInitialBwp,
        @Nullable Integer subCarrierSpacing,
        @Nullable String cyclicPrefix,
        @Nullable Integer startRb,
        @Nullable Integer numberOfRbs,
        Map<String, RawJson> otherAttributes)
        implements RanConfigurationStructure {
    public static final String NAME = "O-BWP";

    public OBwp {
        otherAttributes = RanConfigurationStructure.copyOf(otherAttributes);
    }

    @Override
    public String structureName() {
        return NAME;
    }
}
