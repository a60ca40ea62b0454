package io.rantwin.codecs.ccc;

/** What happened to a reported structure: clause 9.2.1.4.1. */
public enum ChangeType implements WireName {
    NONE("none"),
    MODIFICATION("modification"),
    ADDITION("addition"),
    DELETION("deletion");

    private final String wireName;

    ChangeType(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
