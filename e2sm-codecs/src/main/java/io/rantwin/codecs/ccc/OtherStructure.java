package io.rantwin.codecs.ccc;

import java.util.Map;

/**
 * A structure that this package has no type for: {@code O-NESPolicy}, {@code O-CellDTXDRXConfig}, {@code O-RUInfo},
 * {@code O-PRBBlankingPolicy} (clauses 8.8.2.6 to 8.8.2.9) and what later versions and vendors add.
 *
 * @param structureName a name that no other structure of this package has
 */
public record OtherStructure(String structureName, Map<String, RawJson> otherAttributes)
        implements RanConfigurationStructure {
    public OtherStructure {
        otherAttributes = RanConfigurationStructure.copyOf(otherAttributes);
    }
}
