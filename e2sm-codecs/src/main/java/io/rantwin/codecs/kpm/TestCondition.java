package io.rantwin.codecs.kpm;

import io.rantwin.codecs.per.Octets;
import org.jspecify.annotations.Nullable;

/**
 * A condition that a UE has to meet (E2SM-KPM, IE TestCondInfo).
 *
 * @param type which property of the UE
 * @param expression comparison; mandatory up to v02.01
 * @param value what to compare with; mandatory up to v02.01
 */
public record TestCondition(
        Type type,
        @Nullable Expression expression,
        @Nullable TestValue value) implements MatchingCondition.Criterion {
    /** A property of a UE. */
    public sealed interface Type permits Property, UnrecognizedAlternative {}

    /** The properties of the standard. */
    public enum Property implements Type {
        GBR("gBR"),
        AMBR("aMBR"),
        IS_STAT("isStat"),
        IS_CAT_M("isCatM"),
        RSRP("rSRP"),
        RSRQ("rSRQ"),
        UL_RSRP("ul-rSRP"),
        CQI("cQI"),
        FIVE_QI("fiveQI"),
        QCI("qCI"),
        S_NSSAI("sNSSAI");

        private final String alternative;

        Property(String alternative) {
            this.alternative = alternative;
        }

        /** Name in the standard. */
        public String alternative() {
            return alternative;
        }
    }

    /**
     * A comparison; an open set, since versions add to it.
     *
     * @param name name in the standard, or {@code extension-N} for one of a newer version
     */
    public record Expression(String name) {
        public static final Expression EQUAL = new Expression("equal");
        public static final Expression GREATERTHAN = new Expression("greaterthan");
        public static final Expression LESSTHAN = new Expression("lessthan");
        public static final Expression CONTAINS = new Expression("contains");
        public static final Expression PRESENT = new Expression("present");
    }

    /** What to compare with (IE TestCond-Value). */
    public sealed interface TestValue
            permits TestValue.IntegerValue,
                    TestValue.EnumeratedValue,
                    TestValue.BooleanValue,
                    TestValue.BitStringValue,
                    TestValue.OctetStringValue,
                    TestValue.PrintableValue,
                    TestValue.RealValue,
                    UnrecognizedAlternative {
        /** valueInt. */
        record IntegerValue(long value) implements TestValue {}

        /** valueEnum: the index of an item. */
        record EnumeratedValue(long value) implements TestValue {}

        /** valueBool. */
        record BooleanValue(boolean value) implements TestValue {}

        /** valueBitS: {@code length} left-aligned bits. */
        record BitStringValue(Octets bits, int length) implements TestValue {}

        /** valueOctS. */
        record OctetStringValue(Octets octets) implements TestValue {}

        /** valuePrtS. */
        record PrintableValue(String text) implements TestValue {}

        /** valueReal, from v02.03 on. */
        record RealValue(double value) implements TestValue {}
    }
}
