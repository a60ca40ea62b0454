package io.rantwin.codecs.ccc;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * O-GNBCUUPFunction, node level: clause 8.8.1.3.
 *
 * @param gnbId 0..2^32-1
 * @param gnbIdLength 22..32 bits
 * @param gnbCuUpId 0..2^36-1
 */
public record OGnbCuUpFunction(
        @Nullable Long gnbId,
        @Nullable Integer gnbIdLength,
        @Nullable Long gnbCuUpId,
        List<PlmnInfo> plmnInfoList,
        Map<String, RawJson> otherAttributes)
        implements RanConfigurationStructure {
    public static final String NAME = "O-GNBCUUPFunction";

    public OGnbCuUpFunction {
        plmnInfoList = List.copyOf(plmnInfoList);
        otherAttributes = RanConfigurationStructure.copyOf(otherAttributes);
    }

    @Override
    public String structureName() {
        return NAME;
    }
}
