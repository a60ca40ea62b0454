package io.rantwin.codecs.identity;

import io.rantwin.codecs.asn1.UnknownAlternative;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.per.Octets;

/**
 * An alternative that a newer peer has and we do not: kept as it came, so that it can be compared and written again.
 *
 * @param index of the alternative among the extension alternatives, from 0
 * @param contents of its open type
 */
public record UnrecognizedChoice(int index, Octets contents) implements CellGlobalId, GlobalNgRanNodeId, UeId {
    /**
     * From a choice whose alternative the schema does not know.
     *
     * @throws IllegalArgumentException when the schema knows it, which is a mistake of the mapper
     */
    public static UnrecognizedChoice from(ChoiceValue choice) {
        UnknownAlternative unknown = UnknownAlternative.of(choice);
        return new UnrecognizedChoice(unknown.index(), unknown.contents());
    }

    /** The choice as it came. */
    public ChoiceValue toValue() {
        return new UnknownAlternative(index, contents).toValue();
    }
}
