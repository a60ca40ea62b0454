package io.rantwin.codecs.kpm.view;

import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;

/** Walks over a MatchingCondList of E2SM-KPM without keeping anything. */
final class ConditionSkipper {
    private final LabelsView labels;

    /** @param labels where a label is read to and dropped again */
    ConditionSkipper(LabelsView labels) {
        this.labels = labels;
    }

    void skipList(PerReader from, KpmWire version) throws PerException {
        int items = (int) from.constrained(1, 32_768);
        int item = 0;
        try {
            for (; item < items; item++) {
                skipItem(from, version);
            }
        } catch (PerException e) {
            throw e.within(item).within("matchingCond");
        }
    }

    private void skipItem(PerReader from, KpmWire version) throws PerException {
        boolean extended = from.bit();
        boolean hasLogicalOr = from.bit();
        if (from.bit()) {
            Additions.skipAlternative(from);
        } else if (from.bit()) {
            skipTestCondInfo(from);
        } else {
            labels.read(from, version);
            labels.truncate(labels.count() - 1);
        }
        if (hasLogicalOr) {
            Additions.enumerated(from, 1);
        }
        Additions.skipIf(extended, from);
    }

    private static void skipTestCondInfo(PerReader from) throws PerException {
        boolean extended = from.bit();
        boolean hasExpression = from.bit();
        boolean hasValue = from.bit();
        if (from.bit()) {
            Additions.skipAlternative(from);
        } else {
            from.constrained(0, 5);
            Additions.enumerated(from, 1);
        }
        if (hasExpression) {
            Additions.enumerated(from, 5);
        }
        if (hasValue) {
            skipTestCondValue(from);
        }
        Additions.skipIf(extended, from);
    }

    private static void skipTestCondValue(PerReader from) throws PerException {
        if (from.bit()) {
            Additions.skipAlternative(from);
            return;
        }
        switch ((int) from.constrained(0, 5)) {
            case 0, 1 -> from.unconstrained();
            case 2 -> from.bit();
            case 3 -> skipBitString(from);
            // OCTET STRING and PrintableString without a size: octets behind general lengths, as in an open type.
            default -> from.skipOpenType();
        }
    }

    private static void skipBitString(PerReader from) throws PerException {
        int bits = from.length();
        if (from.moreFragments()) {
            throw from.error("BIT STRING of 16K bits or more");
        }
        from.skipOctets(bits >>> 3);
        from.bits(bits & 7);
    }
}
