package io.rantwin.codecs.ccc;

/** Whether the cell may be used: TS 28.541 clause 4.4.1 {@code administrativeState}. */
public enum AdministrativeState implements WireName {
    LOCKED,
    SHUTTINGDOWN,
    UNLOCKED;

    @Override
    public String wireName() {
        return name();
    }
}
