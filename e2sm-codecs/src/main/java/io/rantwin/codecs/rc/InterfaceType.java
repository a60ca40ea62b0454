package io.rantwin.codecs.rc;

/** InterfaceType: an interface between nodes. */
public enum InterfaceType implements Named {
    NG("nG"),
    XN("xn"),
    F1("f1"),
    E1("e1"),
    S1("s1"),
    X2("x2"),
    W1("w1");

    private final String asn1Name;

    InterfaceType(String asn1Name) {
        this.asn1Name = asn1Name;
    }

    @Override
    public String asn1Name() {
        return asn1Name;
    }
}
