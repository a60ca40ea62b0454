package io.rantwin.codecs.ccc;

/** Link of a bandwidth part: TS 28.541 clause 4.4.1 {@code bwpContext}. */
public enum BwpContext implements WireName {
    DL,
    UL,
    SUL;

    @Override
    public String wireName() {
        return name();
    }
}
