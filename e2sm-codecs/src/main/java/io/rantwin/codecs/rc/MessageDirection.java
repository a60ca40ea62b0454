package io.rantwin.codecs.rc;

/** Direction of a message as the node sees it. */
public enum MessageDirection implements Named {
    INCOMING("incoming"),
    OUTGOING("outgoing");

    private final String asn1Name;

    MessageDirection(String asn1Name) {
        this.asn1Name = asn1Name;
    }

    @Override
    public String asn1Name() {
        return asn1Name;
    }
}
