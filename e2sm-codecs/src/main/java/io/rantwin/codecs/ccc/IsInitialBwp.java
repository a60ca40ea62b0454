package io.rantwin.codecs.ccc;

/** Whether a bandwidth part is the initial one: TS 28.541 clause 4.4.1; {@code SUL} is in the JSON schema only. */
public enum IsInitialBwp implements WireName {
    INITIAL,
    OTHER,
    SUL;

    @Override
    public String wireName() {
        return name();
    }
}
