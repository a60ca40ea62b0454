package io.rantwin.codecs.kpm;

import io.rantwin.codecs.asn1.UnknownAlternative;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
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
        UnknownAlternative unknown = UnknownAlternative.of(choice);
        return new UnrecognizedAlternative(unknown.index(), unknown.contents());
    }

    ChoiceValue toValue() {
        return new UnknownAlternative(index, contents).toValue();
    }
}
