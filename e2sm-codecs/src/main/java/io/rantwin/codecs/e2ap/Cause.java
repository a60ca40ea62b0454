package io.rantwin.codecs.e2ap;

/**
 * Why something was refused or given up (E2AP 9.2.1).
 *
 * @param category the alternative of the CHOICE
 * @param value the item as v03.01 spells it, such as {@code function-resource-limit}; items of v01.01 that were only
 *     renamed later carry the later name; {@code extension-3} stands for an item of a newer version
 */
public record Cause(Category category, String value) {
    /** Transfer syntax error: octets that are no E2AP (E2AP 10.2). */
    public static final Cause TRANSFER_SYNTAX_ERROR = new Cause(Category.PROTOCOL, "transfer-syntax-error");

    /** Something not understood or missing, with criticality reject (E2AP 10.3). */
    public static final Cause ABSTRACT_SYNTAX_ERROR_REJECT =
            new Cause(Category.PROTOCOL, "abstract-syntax-error-reject");

    /** Something not understood, with criticality notify (E2AP 10.3). */
    public static final Cause ABSTRACT_SYNTAX_ERROR_IGNORE_AND_NOTIFY =
            new Cause(Category.PROTOCOL, "abstract-syntax-error-ignore-and-notify");

    /** An IE more often than allowed (E2AP 10.3.6). */
    public static final Cause FALSELY_CONSTRUCTED_MESSAGE =
            new Cause(Category.PROTOCOL, "abstract-syntax-error-falsely-constructed-message");

    /** Group of causes. */
    public enum Category {
        RIC_REQUEST("ricRequest"),
        RIC_SERVICE("ricService"),
        /** Not in v01.01. */
        E2_NODE("e2Node"),
        TRANSPORT("transport"),
        PROTOCOL("protocol"),
        MISC("misc");

        private final String asnName;

        Category(String asnName) {
            this.asnName = asnName;
        }

        /** Name of the CHOICE alternative. */
        public String asnName() {
            return asnName;
        }
    }

    /** Such as {@code ricRequest: action-not-supported}. */
    @Override
    public String toString() {
        return category.asnName() + ": " + value;
    }
}
