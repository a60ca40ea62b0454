package io.rantwin.codecs.rc;

/** RRC-State of a UE; {@link #ANY} stands for every change. */
public enum RrcState implements Named {
    RRC_CONNECTED("rrc-connected"),
    RRC_INACTIVE("rrc-inactive"),
    RRC_IDLE("rrc-idle"),
    ANY("any");

    private final String asn1Name;

    RrcState(String asn1Name) {
        this.asn1Name = asn1Name;
    }

    @Override
    public String asn1Name() {
        return asn1Name;
    }
}
