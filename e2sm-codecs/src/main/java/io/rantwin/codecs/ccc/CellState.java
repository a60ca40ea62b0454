package io.rantwin.codecs.ccc;

/** Usage state of the cell: TS 28.541 clause 4.4.1 {@code cellState}. */
public enum CellState implements WireName {
    IDLE,
    INACTIVE,
    ACTIVE;

    @Override
    public String wireName() {
        return name();
    }
}
