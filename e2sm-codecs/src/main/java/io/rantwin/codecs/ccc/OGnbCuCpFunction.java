package io.rantwin.codecs.ccc;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * O-GNBCUCPFunction, node level: clause 8.8.1.2. The six lists of blocked and allowed neighbours ({@code x2BlockList}
 * and so on) are in {@code otherAttributes}.
 *
 * @param gnbId 0..2^32-1
 * @param gnbIdLength 22..32 bits
 * @param gnbCuName up to 150 characters
 */
public record OGnbCuCpFunction(
        @Nullable Long gnbId,
        @Nullable Integer gnbIdLength,
        @Nullable String gnbCuName,
        @Nullable PlmnId plmnId,
        Map<String, RawJson> otherAttributes)
        implements RanConfigurationStructure {
    public static final String NAME = "O-GNBCUCPFunction";

    public OGnbCuCpFunction {
        otherAttributes = RanConfigurationStructure.copyOf(otherAttributes);
    }

    @Override
    public String structureName() {
        return NAME;
    }
}
