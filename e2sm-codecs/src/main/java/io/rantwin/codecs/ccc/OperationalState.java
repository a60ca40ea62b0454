package io.rantwin.codecs.ccc;

/** Whether the cell is working: TS 28.541 clause 4.4.1 {@code operationalState}. */
public enum OperationalState implements WireName {
    ENABLED,
    DISABLED;

    @Override
    public String wireName() {
        return name();
    }
}
