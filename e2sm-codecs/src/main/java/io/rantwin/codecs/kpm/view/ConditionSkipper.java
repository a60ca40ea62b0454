package io.rantwin.codecs.kpm.view;

import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;

/** Walks over the conditions of E2SM-KPM without keeping anything: MatchingCondList and MatchCondReportList. */
final class ConditionSkipper {
    private static final int MOST_ITEMS = 32_768;

    /** TestCond-Type: alternatives in the root, and additions; each is an ENUMERATED of one item. */
    private static final int TEST_TYPES = 6;

    private static final int ADDED_TEST_TYPES = 5;

    private final LabelsView labels;

    /** @param labels where a label is read to and dropped again */
    ConditionSkipper(LabelsView labels) {
        this.labels = labels;
    }

    void skipList(PerReader from, KpmWire version) throws PerException {
        int items = (int) from.constrained(1, MOST_ITEMS);
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

    /** MatchCondReportList of v04.00. */
    void skipReportConditions(PerReader from) throws PerException {
        int items = (int) from.constrained(1, MOST_ITEMS);
        int item = 0;
        try {
            for (; item < items; item++) {
                boolean extended = from.bit();
                boolean hasLogicalOr = from.bit();
                boolean extendedCondition = from.bit();
                Additions.enumerated(from, 5);
                skipTestCondValue(from);
                Additions.skipIf(extendedCondition, from);
                if (hasLogicalOr) {
                    Additions.enumerated(from, 1);
                }
                Additions.skipIf(extended, from);
            }
        } catch (PerException e) {
            throw e.within(item).within("matchCondReportList");
        }
    }

    private static void skipTestCondInfo(PerReader from) throws PerException {
        boolean extended = from.bit();
        boolean hasExpression = from.bit();
        boolean hasValue = from.bit();
        skipTestCondType(from);
        if (hasExpression) {
            Additions.enumerated(from, 5);
        }
        if (hasValue) {
            skipTestCondValue(from);
        }
        Additions.skipIf(extended, from);
    }

    private static void skipTestCondType(PerReader from) throws PerException {
        if (!from.bit()) {
            from.constrained(0, TEST_TYPES - 1);
            Additions.enumerated(from, 1);
        } else if (from.normallySmall() < ADDED_TEST_TYPES) {
            from.enterOpenType();
            Additions.enumerated(from, 1);
            from.leaveOpenType();
        } else {
            from.skipOpenType();
        }
    }

    private static void skipTestCondValue(PerReader from) throws PerException {
        if (from.bit()) {
            skipAddedTestCondValue(from);
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

    /** The one known addition is valueReal. */
    private static void skipAddedTestCondValue(PerReader from) throws PerException {
        if (from.normallySmall() == 0) {
            from.enterOpenType();
            from.real();
            from.leaveOpenType();
        } else {
            from.skipOpenType();
        }
    }

    private static void skipBitString(PerReader from) throws PerException {
        int bits;
        do {
            bits = from.length();
            from.skipOctets(bits >>> 3);
            from.bits(bits & 7);
        } while (from.moreFragments());
    }
}
