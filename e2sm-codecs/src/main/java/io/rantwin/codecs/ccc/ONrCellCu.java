package io.rantwin.codecs.ccc;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** O-NRCellCU, cell level: clause 8.8.2.1. */
public record ONrCellCu(
        @Nullable Integer cellLocalId, List<PlmnInfo> plmnInfoList, Map<String, RawJson> otherAttributes)
        implements RanConfigurationStructure {
    public static final String NAME = "O-NRCellCU";

    public ONrCellCu {
        plmnInfoList = List.copyOf(plmnInfoList);
        otherAttributes = RanConfigurationStructure.copyOf(otherAttributes);
    }

    @Override
    public String structureName() {
        return NAME;
    }
}
