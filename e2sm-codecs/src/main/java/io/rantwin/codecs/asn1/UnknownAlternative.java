package io.rantwin.codecs.asn1;

import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.asn1.Value.OpaqueValue;
import io.rantwin.codecs.per.Octets;

/**
 * A CHOICE alternative that the schema does not know, kept as it came.
 *
 * @param index of the alternative among the extension alternatives, from 0
 * @param contents of its open type
 */
public record UnknownAlternative(int index, Octets contents) {
    /**
     * From a choice whose alternative the schema does not know.
     *
     * @throws IllegalArgumentException when the schema knows it, which is a mistake of the mapper
     */
    public static UnknownAlternative of(ChoiceValue choice) {
        if (!(choice.value() instanceof OpaqueValue(Octets contents))) {
            throw new IllegalArgumentException("alternative " + choice.alternative() + " has no mapping");
        }
        String index = choice.alternative().substring(Value.UNKNOWN_EXTENSION.length());
        return new UnknownAlternative(Integer.parseInt(index), contents);
    }

    /** The choice as it came. */
    public ChoiceValue toValue() {
        return new ChoiceValue(Value.UNKNOWN_EXTENSION + index, new OpaqueValue(contents));
    }
}
