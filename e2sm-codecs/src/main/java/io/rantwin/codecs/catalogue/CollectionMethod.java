package io.rantwin.codecs.catalogue;

/** How a node obtains a measurement (TS 32.404 clause 3.3; {@link #OM} as used in TS 28.552 clause 5.7). */
public enum CollectionMethod implements TableCode {
    /** Cumulative counter, reset at each granularity period. */
    CC,
    /** Gauge, a value that can go up and down. */
    GAUGE,
    /** Discrete event registration: a figure is kept of each event. */
    DER,
    /** Status inspection: an internal value is sampled at a fixed rate. */
    SI,
    /** Taken over from the measurement of another object, here of the virtualised resources. */
    OM;

    @Override
    public String code() {
        return name();
    }
}
