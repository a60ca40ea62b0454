package io.rantwin.codecs.rc;

/** Answer to an insert indication: RIC Control decision and RIC Policy decision. */
public enum Decision implements Named {
    ACCEPT("accept"),
    REJECT("reject");

    private final String asn1Name;

    Decision(String asn1Name) {
        this.asn1Name = asn1Name;
    }

    @Override
    public String asn1Name() {
        return asn1Name;
    }
}
