package io.rantwin.codecs.ccc;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * O-CESManagementFunction, energy saving of one cell, cell level: clause 8.8.2.5. The RIC writes
 * {@code energySavingControl} only; the other two are reported.
 *
 * @param cesSwitch whether the energy saving function is enabled
 */
public record OCesManagementFunction(
        @Nullable Boolean cesSwitch,
        @Nullable EnergySavingState energySavingState,
        @Nullable EnergySavingControl energySavingControl,
        Map<String, RawJson> otherAttributes)
        implements RanConfigurationStructure {
    public static final String NAME = "O-CESManagementFunction";

    public OCesManagementFunction {
        otherAttributes = RanConfigurationStructure.copyOf(otherAttributes);
    }

    /** The order to start or stop energy saving and nothing else. */
    public static OCesManagementFunction control(EnergySavingControl energySavingControl) {
        return new OCesManagementFunction(null, null, energySavingControl, Map.of());
    }

    @Override
    public String structureName() {
        return NAME;
    }
}
