package io.rantwin.codecs.kpm;

import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.asn1.Value.OpaqueValue;
import io.rantwin.codecs.per.Octets;

/**
 * An alternative that a newer peer has and the chosen version does not: kept as it came, so that it can be written again.
 *
 * @param index of the alternative among the extension alternatives, from 0
 * @param contents of its open type
 */
public record UnrecognizedAlternative(int index, Octets contents)
        implements MeasurementType,
                RecordValue,
                BeamId,
                BinRangeValue,
                TestCondition.Type,
                TestCondition.TestValue,
                MatchingCondition.Criterion,
                MatchedUes,
                KpmReport,
                KpmActionDefinition.Format {
    /** From a choice whose alternative the schema does not know. */
    static UnrecognizedAlternative from(ChoiceValue choice) {
        if (!(choice.value() instanceof OpaqueValue(Octets contents))) {
            throw new IllegalArgumentException("alternative " + choice.alternative() + " has no mapping");
        }
        String index = choice.alternative().substring(Value.UNKNOWN_EXTENSION.length());
        return new UnrecognizedAlternative(Integer.parseInt(index), contents);
    }

    ChoiceValue toValue() {
        return Value.choice(Value.UNKNOWN_EXTENSION + index, new OpaqueValue(contents));
    }
}
