package io.rantwin.codecs.ccc;

/** Why a report is sent: clause 9.2.1.3.1. */
public enum IndicationReason implements WireName {
    UPON_SUBSCRIPTION("uponSubscription"),
    UPON_CHANGE("uponChange"),
    PERIODIC("periodic");

    private final String wireName;

    IndicationReason(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
