package io.rantwin.codecs.rc;

/** RANParameter-TestingCondition: how a RAN parameter is tested. */
public sealed interface TestCondition
        permits TestCondition.Comparison, TestCondition.Presence, UnrecognizedAlternative {
    /** Comparison with a value. */
    enum Comparison implements TestCondition, Named {
        EQUAL("equal"),
        DIFFERENCE("difference"),
        GREATER_THAN("greaterthan"),
        LESS_THAN("lessthan"),
        CONTAINS("contains"),
        STARTS_WITH("starts-with");

        private final String asn1Name;

        Comparison(String asn1Name) {
            this.asn1Name = asn1Name;
        }

        @Override
        public String asn1Name() {
            return asn1Name;
        }
    }

    /** Test that needs no value. */
    enum Presence implements TestCondition, Named {
        PRESENT("present"),
        CONFIGURED("configured"),
        ROLLOVER("rollover"),
        NON_ZERO("non-zero");

        private final String asn1Name;

        Presence(String asn1Name) {
            this.asn1Name = asn1Name;
        }

        @Override
        public String asn1Name() {
            return asn1Name;
        }
    }
}
