package io.rantwin.codecs.ccc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values of attributes of one RAN configuration structure: clause 8.8. A message carries any subset of the attributes;
 * an absent one is null, an absent list is empty.
 *
 * <p>Ranges are checked by {@link CccCodec} when a message is read and when it is written, not by the constructors.
 */
public sealed interface RanConfigurationStructure
        permits OGnbDuFunction,
                OGnbCuCpFunction,
                OGnbCuUpFunction,
                ORrmPolicyRatio,
                ONrCellCu,
                ONrCellDu,
                OBwp,
                OCesManagementFunction,
                OtherStructure {

    /** The RAN Configuration Structure Name on the wire, for instance {@code O-NRCellDU}. */
    String structureName();

    /** Attributes that this package has no type for, by their names on the wire, in their order. */
    Map<String, RawJson> otherAttributes();

    /** An immutable copy that keeps the order. */
    static Map<String, RawJson> copyOf(Map<String, RawJson> attributes) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
