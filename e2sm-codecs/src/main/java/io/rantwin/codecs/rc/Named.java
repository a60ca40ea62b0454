package io.rantwin.codecs.rc;

/** An item of an ENUMERATED type, by the name the specification gives it. */
public interface Named {
    /** Name in the ASN.1 of the specification, such as {@code rrc-connected}. */
    String asn1Name();
}
