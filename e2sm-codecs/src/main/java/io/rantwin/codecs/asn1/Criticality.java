package io.rantwin.codecs.asn1;

/** What a receiver does with an element that it does not understand (E2AP 10.3). */
public enum Criticality {
    /** Refuse the procedure. */
    REJECT,
    /** Go on without it. */
    IGNORE,
    /** Go on without it and tell the sender. */
    NOTIFY;

    /** Name of the ENUMERATED item. */
    public String asnName() {
        return switch (this) {
            case REJECT -> "reject";
            case IGNORE -> "ignore";
            case NOTIFY -> "notify";
        };
    }

    /**
     * The criticality of that ENUMERATED item.
     *
     * @throws IllegalArgumentException when there is no such item; the type is not extensible
     */
    public static Criticality ofAsnName(String name) {
        return switch (name) {
            case "reject" -> REJECT;
            case "ignore" -> IGNORE;
            case "notify" -> NOTIFY;
            default -> throw new IllegalArgumentException("no criticality " + name);
        };
    }
}
